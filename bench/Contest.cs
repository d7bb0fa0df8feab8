using System.Diagnostics;
using System.Globalization;

namespace ReleaseConsole.Bench;

/// <summary>One way of doing the work, under the name it is printed with.</summary>
internal sealed record Runner(string Name, Func<ValueTask> Run)
{
    /// <summary>What a round starts from; not timed.</summary>
    public Func<ValueTask>? Before { get; init; }
}

/// <summary>
/// Ours beside a baseline in one process: both warm up, then take turns, so that a slow moment of the machine meets both.
/// Medians are compared; the printed ratio is ours ÷ baseline.
/// </summary>
internal sealed class Contest(
    string title, Runner ours, Runner baseline, int rounds, Func<ValueTask>? cleanUp = null, int warmUps = 5, Func<string>? note = null,
    double? atMost = null) : IAsyncDisposable
{
    public async Task RunAsync(TextWriter output)
    {
        var (our, their) = (new double[rounds], new double[rounds]);
        for (var round = -warmUps; round < rounds; round++)
        {
            var (ourTime, theirTime) = (await TimeAsync(ours), await TimeAsync(baseline));
            if (round >= 0)
                (our[round], their[round]) = (ourTime, theirTime);
        }
        await output.WriteLineAsync($"{title} ({rounds} rounds each, in turns)");
        await output.WriteLineAsync(Line(ours.Name, our));
        await output.WriteLineAsync(Line(baseline.Name, their));
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"  ratio {Median(our) / Median(their):0.00}{Asked(atMost)}"));
        if (note is not null)
            await output.WriteLineAsync($"  {note()}");
    }

    public ValueTask DisposeAsync() => cleanUp?.Invoke() ?? ValueTask.CompletedTask;

    private static async Task<double> TimeAsync(Runner runner)
    {
        // Garbage of the other runner is not this one's to pay for.
        if (runner.Before is { } before)
            await before();
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await runner.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Asked(double? atMost) =>
        atMost is { } limit ? string.Create(CultureInfo.InvariantCulture, $", asked for is at most {limit:0.00}") : "";

    private static string Line(string name, double[] times) => string.Create(
        CultureInfo.InvariantCulture, $"  {name,-44} median {Median(times),9:0.00} ms   best {times.Min(),9:0.00} ms");

    private static double Median(double[] times)
    {
        var sorted = times.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
