using System.Diagnostics;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// Every example of every format, broken in ten thousand ways: each ends in a value or a refusal, in less than two seconds and under a
/// cap of memory. <c>RC_FUZZ_RUNS</c> asks for more; the seed is fixed and printed, so that a failure comes back.
/// </summary>
public sealed class FormatFuzzTests
{
    private const long BytesAtMost = 256L * 1024 * 1024;

    public static TheoryData<string> Formats => [.. ArtifactFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_broken_file_ends_in_a_value_or_a_refusal_with_its_place(string format)
    {
        var examples = Vectors.Names.Where(name => Vectors.Read(name).Items.Any(item => item.Value.Content.Format == format))
            .Select(name => (Name: name, Bytes: Vectors.Bytes(name))).ToList();
        examples.ShouldNotBeEmpty($"no example is read as {format}");
        var random = new Random(Broken.Seed);
        for (var run = 0; run < Broken.Runs; run++)
        {
            var (name, bytes) = examples[random.Next(examples.Count)];
            var broken = Broken.Of(bytes, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            var reading = ReadOrSay(name, broken, run % 4 == 0 ? format : null, run);

            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2), $"run {run} of {name}");
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(BytesAtMost, $"run {run} of {name}");
            (reading.LeftOut is not null || reading.Items.All(item => item.Succeeded || item.Refusal.Sentence.Length > 0)).ShouldBeTrue();
        }
    }

    /// <summary>Lazy sequences are walked to their end here; an exception is told with the bytes that raised it.</summary>
    private static FileReading ReadOrSay(string name, byte[] bytes, string? named, int run)
    {
        try
        {
            return ArtifactFormats.Read(ImportUnit.Of(new SourceFile(name, bytes)), named);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Run {run} of {name}: {Convert.ToBase64String(bytes)}", fault);
        }
    }
}
