using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// Bytes broken at random in the ways texts, answers and archives break. Each ends within two seconds and a cap of memory. The seed is
/// fixed; <c>RC_FUZZ_RUNS</c> asks for more runs.
/// </summary>
internal static class Broken
{
    public const int Seed = 20261122;

    private const long AllocatesAtMost = 256L * 1024 * 1024;
    private static readonly TimeSpan TakesAtMost = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StandsStill = TimeSpan.FromMinutes(1);

    /// <summary>Held by the one input that is measured again; the others wait meanwhile.</summary>
    private static readonly SemaphoreSlim Again = new(1, 1);

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e400", "0", "\\u0000", "\\ud800", "---\n", "&a", "*a", "<<: ", "\n",
        "\t", "\uFEFF", "''",
        "{{", "}}", "{%", "@@@", "$ref", "#/components/schemas/X", "<!DOCTYPE", "&lt;", "|", ">", "!!binary ", "é", "𝄞", ";", "//", "`",
        "PK\u0003\u0004",
    ];

    public static int Runs { get; } = int.Parse(
        Environment.GetEnvironmentVariable("RC_FUZZ_RUNS") ?? "10000", CultureInfo.InvariantCulture);

    /// <summary>As many as are given to what is started or written to disk for each of them; they grow with <see cref="Runs"/>.</summary>
    public static int CostlyRuns => Math.Max(1, Runs / 40);

    /// <summary>
    /// Gives every run one of the examples, broken; an exception is told with the bytes that raised it, and so is a standstill.
    /// </summary>
    public static Task EachAsync(IReadOnlyList<byte[]> examples, Func<byte[], Task> read) =>
        EachAsync(examples, Runs, (_, bytes) => read(bytes));

    /// <summary>The same with the place of the example that was broken.</summary>
    public static Task EachAsync(IReadOnlyList<byte[]> examples, int runs, Func<int, byte[], Task> read) =>
        EachAsync(examples, new Random(Seed), runs, read);

    /// <summary>
    /// The same on every core, for runs that wait for files or sockets; each worker has its own state and its own random numbers.
    /// </summary>
    public static Task SideBySideAsync<T>(byte[] example, int runs, IReadOnlyList<T> workers, Func<T, byte[], Task> read) =>
        SideBySideAsync([example], runs, workers, (worker, _, bytes) => read(worker, bytes));

    public static Task SideBySideAsync<T>(
        IReadOnlyList<byte[]> examples, int runs, IReadOnlyList<T> workers, Func<T, int, byte[], Task> read) =>
        Task.WhenAll(workers.Select((worker, at) => Task.Run(() => EachAsync(
            examples, new Random(Seed + at), (runs + workers.Count - 1) / workers.Count,
            (example, bytes) => read(worker, example, bytes)))));

    private static async Task EachAsync(IReadOnlyList<byte[]> examples, Random random, int runs, Func<int, byte[], Task> read)
    {
        for (var run = 0; run < runs; run++)
        {
            var example = random.Next(examples.Count);
            var bytes = Of(examples[example], random);
            try
            {
                await MeasuredAsync(() => read(example, bytes));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Run {run} of example {example}: {Convert.ToBase64String(bytes)}", fault);
            }
        }
    }

    /// <summary>
    /// A machine with too much to do makes any input slow once, and other tests allocate too. What was too much is measured once more,
    /// while no other broken input is read; only what is too much then is the input's fault.
    /// </summary>
    private static async Task MeasuredAsync(Func<Task> read)
    {
        if (Again.CurrentCount == 0)
        {
            await Again.WaitAsync();
            Again.Release();
        }
        if (await TooMuchAsync(read) is null)
            return;
        await Again.WaitAsync();
        try
        {
            (await TooMuchAsync(read)).ShouldBeNull();
        }
        finally
        {
            Again.Release();
        }
    }

    private static async Task<string?> TooMuchAsync(Func<Task> read)
    {
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        // In a task of its own: what loops without waiting would otherwise never be waited for.
        await Task.Run(read).WaitAsync(StandsStill);
        var (took, allocated) = (clock.Elapsed, GC.GetTotalAllocatedBytes() - before);
        return took > TakesAtMost ? $"It took {took.TotalSeconds:0.0} s."
            : allocated > AllocatesAtMost ? $"It allocated {allocated / (1024 * 1024)} MB."
            : null;
    }

    public static byte[] Of(byte[] bytes, Random random)
    {
        var broken = bytes.ToList();
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(broken.Count + 1);
            switch (random.Next(6))
            {
                case 0 when at < broken.Count:
                    broken[at] = (byte)random.Next(256);
                    break;
                case 1 when at < broken.Count:
                    broken.RemoveRange(at, Math.Min(random.Next(1, 40), broken.Count - at));
                    break;
                case 2:
                    broken.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
                case 3 when at < broken.Count:
                    broken.InsertRange(at, broken.GetRange(at, Math.Min(random.Next(1, 200), broken.Count - at)));
                    break;
                case 4:
                    broken.InsertRange(at, Enumerable.Repeat((byte)"[{(<-&"[random.Next(6)], random.Next(1, 2000)));
                    break;
                default:
                    broken.RemoveRange(at, broken.Count - at);
                    break;
            }
        }
        return [.. broken];
    }
}
