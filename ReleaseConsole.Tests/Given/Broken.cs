using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReleaseConsole.Tests.Given;

/// <summary>Bytes broken at random in the ways texts and archives break. The seed is fixed; <c>RC_FUZZ_RUNS</c> asks for more runs.</summary>
internal static class Broken
{
    public const int Seed = 20261122;

    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(2);

    /// <summary>Where others' files and sockets are waited for too, a machine with too much to do is no standstill yet.</summary>
    private static readonly TimeSpan WaitsAtMost = TimeSpan.FromSeconds(20);

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "1e400", "0", "\\u0000", "\\ud800", "---\n", "&a", "*a", "<<: ", "\n",
        "\t", "\uFEFF", "''",
        "{{", "}}", "{%", "@@@", "$ref", "#/components/schemas/X", "<!DOCTYPE", "&lt;", "|", ">", "!!binary ", "é", "𝄞", ";", "//", "`",
        "PK\u0003\u0004",
    ];

    public static int Runs { get; } = int.Parse(
        Environment.GetEnvironmentVariable("RC_FUZZ_RUNS") ?? "10000", CultureInfo.InvariantCulture);

    /// <summary>Gives every run one of the examples, broken; an exception is told with the bytes that raised it, and so is a standstill.</summary>
    public static Task EachAsync(IReadOnlyList<byte[]> examples, Func<byte[], Task> read) =>
        EachAsync(examples, new Random(Seed), Runs, HangsAfter, read);

    /// <summary>The same on every core, for runs that wait for files or sockets; each worker has its own state and its own random numbers.</summary>
    public static Task SideBySideAsync<T>(byte[] example, int runs, IReadOnlyList<T> workers, Func<T, byte[], Task> read) =>
        Task.WhenAll(workers.Select((worker, at) => Task.Run(() => EachAsync(
            [example], new Random(Seed + at), (runs + workers.Count - 1) / workers.Count, WaitsAtMost, bytes => read(worker, bytes)))));

    private static async Task EachAsync(IReadOnlyList<byte[]> examples, Random random, int runs, TimeSpan limit, Func<byte[], Task> read)
    {
        for (var run = 0; run < runs; run++)
        {
            var bytes = Of(examples[random.Next(examples.Count)], random);
            try
            {
                var clock = Stopwatch.StartNew();
                await read(bytes).WaitAsync(limit);
                clock.Elapsed.ShouldBeLessThan(limit);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Run {run}: {Convert.ToBase64String(bytes)}", fault);
            }
        }
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
