using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// A column of a dataset is gone, has another name or is of another type: what reads it finds nothing, or something else.
/// </summary>
public sealed class DatasetColumnsChanged : IRiskRule
{
    // What a row comes from or stands under is read by nobody who asks it.
    private static readonly HashSet<string> Beside = new(StringComparer.OrdinalIgnoreCase)
    {
        "source", "url", "license", "licence", "metadata", "meta", "note", "notes", "comment", "comments", "author", "created_at",
        "updated_at", "timestamp", "version", "split", "tags",
    };

    public string Id => "dataset-columns-changed";

    public string Title => "A column of a dataset is gone, has another name or is of another type";

    public string Why =>
        "Prompts and graders name the columns; one that is not there is empty, and a grader without an answer passes or fails all.";

    public string Fix => "Keep the column beside the new one, or change what reads it in the same release and evaluate again.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The answers are gone", "datasets/golden.jsonl", "{\"id\":1,\"q\":\"Is it warm?\",\"expected\":\"yes\"}\n",
            "{\"id\":1,\"q\":\"Is it warm?\"}\n"),
        RuleExample.Harm(
            "The question has another name", "datasets/golden.jsonl", "{\"id\":1,\"question\":\"Is it warm?\"}\n",
            "{\"id\":1,\"prompt\":\"Is it warm?\"}\n"),
        RuleExample.NearMiss(
            "A column is new", "datasets/golden.jsonl", "{\"id\":1,\"q\":\"Is it warm?\"}\n",
            "{\"id\":1,\"q\":\"Is it warm?\",\"tone\":\"kind\"}\n"),
        RuleExample.NearMiss(
            "A note is gone", "datasets/golden.jsonl", "{\"id\":1,\"q\":\"Is it warm?\",\"note\":\"late\"}\n",
            "{\"id\":1,\"q\":\"Is it warm?\"}\n"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Dataset, ChangeTopic.RowKeys)
        where line.Change.Type == ChangeType.Changed && line.Detail.Type != ChangeType.Added && !Beside.Contains(NameOf(line.Detail))
        select input.Found(this, $"In `{line.Change.Path}`, {line.Detail.Sentence.TrimEnd('.')}", line.Change, line.Detail) with
        {
            Path = $"column {NameOf(line.Detail)}",
            Unless = $"`{line.Change.Path}` kept its columns",
        };

    // A type is told of its column, a name or its end of itself.
    private static string NameOf(ChangeDetail detail) => detail.Place.Length > 1 ? detail.Place[1..] : detail.Before ?? "";
}
