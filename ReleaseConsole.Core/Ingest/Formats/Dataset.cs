using System.Text;
using System.Text.Json.Nodes;
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

/// <summary>A dataset as content with its profile, and what its profile says in a sentence.</summary>
internal static class DatasetCandidate
{
    public static Candidate Of(string path, NewContent content, DatasetProfile profile) => new(
        ArtifactKind.Dataset, ArtifactPaths.Of(ArtifactKind.Dataset, path), content with { Profile = profile.ToCanonical() })
    {
        Notes = [FormattableString.Invariant($"{profile.Rows} rows, {profile.Columns.Count} columns.")],
    };

    /// <summary>A long text is profiled on one core while it is looked through on another; what must not be kept is told first.</summary>
    public static async Task<Result<Candidate>> OfTextAsync(
        LargeFile file, string format, Func<CancellationToken, Task<Result<DatasetProfile>>> profile, CancellationToken cancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var profiling = Task.Run(() => profile(both.Token), both.Token);
        Result<LargeContent>? seen = null;
        try
        {
            await using var content = file.Open();
            seen = await LargeText.LookThroughAsync(content, cancel);
            if (!seen.Succeeded)
                return seen.Refusal;
        }
        finally
        {
            // What is refused already is not counted to its end, and nobody reads a file that is about to be removed.
            if (seen is not { Succeeded: true })
            {
                await both.CancelAsync();
                await profiling.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        var profiled = await profiling;
        return profiled.Refusal is { } refusal
            ? refusal
            : Of(file.Path, NewContent.Of(seen.Value, format), profiled.Value with { Bytes = seen.Value.Digest });
    }
}

/// <summary>The rows of a kept dataset as objects, whatever it was written in; null for a pointer, which has none.</summary>
internal static class DatasetRows
{
    public static IReadOnlyList<JsonObject>? Of(StoredContent stored) => stored.Format switch
    {
        "jsonl-dataset" =>
            [.. JsonLines.In(Encoding.UTF8.GetString(stored.Canonical).TrimStart('\uFEFF')).Where(one => one.Line.Succeeded)
                .Select(one => one.Line.Value)],
        "json-dataset" => [.. (JsonNode.Parse(stored.Canonical) as JsonArray ?? []).OfType<JsonObject>()],
        "csv-dataset" => CsvDataset.Rows(Encoding.UTF8.GetString(stored.Canonical)),
        _ => null,
    };
}
