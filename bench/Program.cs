using ReleaseConsole.Bench;

var benchmarks = new Dictionary<string, Func<Task<Contest>>>
{
    ["canonical"] = () => Task.FromResult(CanonicalBenchmark.Prepare()),
    ["append"] = AppendBenchmark.PrepareAsync,
    ["evaluate"] = () => Task.FromResult(EvaluateBenchmark.Prepare()),
    ["import"] = () => Task.FromResult(ImportBenchmark.Prepare()),
    ["large"] = () => Task.FromResult(LargeBenchmark.Prepare()),
    ["compare"] = () => Task.FromResult(CompareBenchmark.Prepare()),
    ["text"] = () => Task.FromResult(CompareBenchmark.PrepareText()),
    ["assess"] = () => Task.FromResult(AssessBenchmark.Prepare()),
};

if (args.Any(name => !benchmarks.ContainsKey(name)))
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project bench -- [{string.Join("|", benchmarks.Keys)}]");
    return 2;
}

foreach (var name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    await using var contest = await benchmarks[name]();
    await contest.RunAsync(Console.Out);
}
return 0;
