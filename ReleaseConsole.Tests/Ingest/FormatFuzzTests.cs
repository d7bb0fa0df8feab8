using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Every example of every format, broken in ten thousand ways: each ends in a value or a refusal.</summary>
public sealed class FormatFuzzTests
{
    public static TheoryData<string> Formats => [.. ArtifactFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_broken_file_ends_in_a_value_or_a_refusal_with_its_place(string format)
    {
        var examples = Vectors.Names.Where(name => Vectors.Read(name).Items.Any(item => item.Value.Content.Format == format)).ToList();
        examples.ShouldNotBeEmpty($"no example is read as {format}");
        await Broken.EachAsync([.. examples.Select(Vectors.Bytes)], Broken.Runs, (example, bytes) =>
        {
            // Some are read as the format that is named, which asks nothing of the file first.
            var named = bytes.Length % 4 == 0 ? format : null;
            var reading = ArtifactFormats.Read(ImportUnit.Of(new SourceFile(examples[example], bytes)), named);
            (reading.LeftOut is not null || reading.Items.All(item => item.Succeeded || item.Refusal.Sentence.Length > 0)).ShouldBeTrue();
            return Task.CompletedTask;
        });
    }
}
