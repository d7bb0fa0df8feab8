using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// What every evaluation format ends in: the record as content, the file itself beside it, and what was left out as a note.
/// </summary>
internal static class EvaluationCandidate
{
    public static Result<Candidate> Of(SourceFile file, string format, EvaluationRecord record, params IEnumerable<string> notes)
    {
        if (file.FolderKind is { } folder and not ArtifactKind.Evaluation)
            return IngestRefusals.KindContradictsFolder(ArtifactKind.Evaluation, folder);
        return record.Rows.Count == 0
            ? FormatRefusals.NoResults()
            : new Candidate(
                ArtifactKind.Evaluation, ArtifactPaths.Of(ArtifactKind.Evaluation, file.Path),
                new NewContent(ContentForm.Json, record.ToCanonical(), file.Bytes, format))
            { Notes = [.. notes] };
    }

    /// <summary>The n-th answer to the same case by the same provider, from 0.</summary>
    public static IReadOnlyList<EvaluationRow> Numbered(IEnumerable<EvaluationRow> rows)
    {
        var seen = new Dictionary<(string, string?, string?, int), int>();
        return [.. rows.Select(row =>
        {
            var key = (row.Case, row.Provider, row.Metric, row.Prompt);
            var repeat = seen[key] = seen.TryGetValue(key, out var before) ? before + 1 : 0;
            return row with { Repeat = repeat };
        })];
    }

    /// <summary>The short texts an author wrote beside a case's group; a runner's own entries begin with a line.</summary>
    public static Dictionary<string, string>? Tags(JsonObject? metadata)
    {
        var tags = metadata?.Where(one => one.Key != "group" && !one.Key.StartsWith('_') && one.Value.Word() is { Length: > 0 and <= 200 })
            .Take(8)
            .ToDictionary(one => one.Key, one => one.Value.Word()!, StringComparer.Ordinal);
        return tags is { Count: > 0 } ? tags : null;
    }

    /// <summary><c>{"tools/refund": "sha256:…"}</c>: what the run recorded of the release it was made with; names prove nothing.</summary>
    public static Dictionary<string, Digest>? RanOn(JsonNode? stated)
    {
        var known = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var (path, digest) in stated as JsonObject ?? [])
            if (Digest.TryParse(digest.Word(), out var read))
                known[path] = read;
        return known.Count > 0 ? known : null;
    }

    /// <summary>The same for a runner that keeps what its author writes beside a run; null where nothing was recorded.</summary>
    public static JsonObject? Metadata(EvaluationRecord record) =>
        record.RanOnArtifacts is not { Count: > 0 } recorded ? null : new JsonObject
        {
            ["ran_on"] = new JsonObject(recorded.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.ToString()))),
        };

    public static Dictionary<string, string>? Names(params (string What, string? Name)[] names)
    {
        var known = names.Where(one => one.Name is { Length: > 0 }).ToDictionary(one => one.What, one => one.Name!, StringComparer.Ordinal);
        return known.Count == 0 ? null : known;
    }
}
