using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A dataset as JSON Lines: one JSON object a line. Kept byte for byte, because line order and spelling are its content.</summary>
public sealed class Dataset : IWritableFormat, IStreamedFormat
{
    public string Name => "jsonl-dataset";

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public string Extension => ".jsonl";

    public static bool IsLines(SourceFile file) => file.Extension is ".jsonl" or ".ndjson";

    public bool Reads(SourceFile file) => IsLines(file);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Dataset)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Dataset, folder)];
        // A stream over bytes in memory never waits.
        var profile = JsonLinesProfile.OfAsync(new MemoryStream(file.Bytes), CancellationToken.None).GetAwaiter().GetResult();
        return [profile.Then(read => DatasetCandidate.Of(file.Path, NewContent.Plain(ContentForm.Bytes, file.Bytes, Name), read))];
    }

    public Task<Result<Candidate>> ReadAsync(LargeFile file, CancellationToken cancel) => DatasetCandidate.OfTextAsync(
        file, Name, async stop =>
        {
            await using var content = file.Open();
            return await JsonLinesProfile.OfAsync(content, stop);
        }, cancel);

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (stored.Format == Name)
            return new WrittenArtifact(stored.Canonical, []);
        if (DatasetRows.Of(stored) is not { } rows)
            return IngestRefusals.NotWritable(stored.Path, "JSON Lines; its data is not here");
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(row.ToJsonString(CanonicalJson.Options)).Append('\n');
        return new WrittenArtifact(
            Encoding.UTF8.GetBytes(text.ToString()),
            ["JSON Lines are kept byte for byte: the same rows in another form are another digest."]);
    }
}
