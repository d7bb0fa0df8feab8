using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Data that is read as a stream, broken in ten thousand ways: it is read, or refused, as if it were held.</summary>
public sealed class StreamedFuzzTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("release-console-streamed-").FullName;

    [Theory]
    [InlineData("datasets/golden.jsonl")]
    [InlineData("datasets/cases.json")]
    [InlineData("datasets/cases.csv")]
    [InlineData("datasets/cases.parquet")]
    public async Task A_file_is_the_same_version_or_the_same_refusal_whether_it_is_held_or_not(string example) =>
        await Broken.EachAsync([Vectors.Bytes(example)], Broken.Runs, async (_, bytes) =>
        {
            if (bytes.Length == 0)
                return;
            var held = ArtifactFormats.Read(ImportUnit.Of(new SourceFile(example, bytes)));

            var streamed = await ArtifactFormats.ReadAsync(Large(example, bytes), limit: 1, named: null, CancellationToken.None);

            if (held is { LeftOut: null, Items: [var item] } && (item.Succeeded || item.Refusal.Code != "lfs-pointer"))
                Told(streamed.Items.ShouldHaveSingleItem()).ShouldBe(Told(item));
        });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Told(Result<Candidate> read) => read.Succeeded
        ? $"{read.Value.Content.Digest} {Core.Artifacts.Digest.Of(read.Value.Content.Profile!)}"
        : $"{read.Refusal.Code} at {read.Refusal.Place}";

    private LargeFile Large(string path, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, Staging.ContentName), bytes);
        var file = new StagedFile(path, Offset: 0, bytes.Length, Refusal: null);
        return new LargeFile(
            new StagedImport(new StagedIndex(IsComplete: true, Actor.Job(default, "test", "test"), [file]), _folder, TimeProvider.System),
            file);
    }
}
