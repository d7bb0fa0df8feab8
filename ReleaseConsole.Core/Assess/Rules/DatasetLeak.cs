using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A case of the evaluation stands in a prompt or in data the model learns from.</summary>
public sealed class DatasetLeak : IRiskRule
{
    public string Id => "dataset-leak";

    public string Title => "A case of the evaluation stands in a prompt or in data the model learns from";

    public string Why => "The model has seen the answer: its score rises and says nothing about cases it has not seen.";

    public string Fix => "Take the example out of the prompt, or the case out of the evaluation.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "An example in the prompt is a case of the evaluation", "prompts/triage.md",
            "Decide.", "Decide.\n\nExample: My parcel came without the tent pegs I ordered. → replace")
            .Beside("datasets/golden.jsonl",
            "{\"id\":1,\"message\":\"My parcel came without the tent pegs I ordered.\",\"expected\":\"replace\"}\n"),
        RuleExample.Harm(
            "A cell of a table stands in the prompt", "prompts/triage.md",
            "Decide.", "Decide.\n\nExample: My parcel came without the tent pegs I ordered. → replace")
            .Beside("datasets/golden.csv", "id,message,expected\n1,\"My parcel came\nwithout the tent pegs I ordered.\",replace\n"),
        RuleExample.NearMiss(
            "An example of its own", "prompts/triage.md",
            "Decide.", "Decide.\n\nExample: The zip of my jacket broke on the first day. → replace")
            .Beside("datasets/golden.jsonl",
            "{\"id\":1,\"message\":\"My parcel came without the tent pegs I ordered.\",\"expected\":\"replace\"}\n"),
    ];

    private const int Named = 3;

    /// <remarks>Its size is how many cases leaked. Ten and more are a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 10 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        var touched = input.Of(ArtifactKind.Prompt).Concat(input.Of(ArtifactKind.Dataset)).Where(change => Adds(input, change))
            .Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return touched.Count == 0 ? [] : Told(input, touched).Concat(Kept(input, touched)).Concat(Moved(input));
    }

    private IEnumerable<Finding> Moved(RuleInput input) =>
        from moved in SplitMoves.In(input)
        let path = moved.Change.Path
        select input.Found(
            this, $"{Counted.Of(moved.Rows, "case")} of `{path}` moved from {moved.Before} to {moved.After}", path, $"/{moved.Column}",
            moved.Before, moved.After, moved.Rows) with
        {
            Unless = $"`{path}` kept its cases to test with",
        };

    // Of rows that are not here, those that stand in both as a whole.
    private IEnumerable<Finding> Kept(RuleInput input, HashSet<string> touched) =>
        from shared in KeptOverlap.Fresh(input.From, input.To, touched.Contains)
        select input.Found(
            this, $"{char.ToUpperInvariant(shared.Said[0])}{shared.Said[1..]} of `{shared.Dataset}` stand in `{shared.Into}`", shared.Into,
            size: shared.Rows) with
        {
            Unless = $"`{shared.Into}` held no case of `{shared.Dataset}`",
        };

    private IEnumerable<Finding> Told(RuleInput input, HashSet<string> touched)
    {
        var leaks = LeakedCases.In(input.To, touched.Contains).ToList();
        var before = leaks.Count == 0 ? [] : LeakedCases.In(input.From, _ => true).ToHashSet();
        return from leak in leaks
               where !before.Contains(leak)
               group leak by (leak.Dataset, leak.Into) into same
               let rows = same.ToList()
               select input.Found(
                   this, $"{rows.Count} {(rows.Count == 1 ? "case" : "cases")} of `{same.Key.Dataset}` stand in `{same.Key.Into}`",
                   same.Key.Into, null, null,
                   string.Join("; ", rows.Take(Named).Select(one => one.Text)), rows.Count) with
               {
                   Unless = $"`{same.Key.Into}` held no case of `{same.Key.Dataset}`",
               };
    }

    // What only lost lines, or has them in another order, holds nothing it did not hold.
    private static bool Adds(RuleInput input, ArtifactChange change)
    {
        if (change.After is null)
            return false;
        var known = input.Before(change).Text().Split('\n').ToHashSet(StringComparer.Ordinal);
        return input.After(change).Text().Split('\n').Any(line => !known.Contains(line));
    }
}
