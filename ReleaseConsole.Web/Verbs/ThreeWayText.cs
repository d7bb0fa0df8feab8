using System.Globalization;
using ReleaseConsole.Web.Api;

namespace ReleaseConsole.Web.Verbs;

/// <summary>What two sides made of a third, as a terminal shows it and as a pull request does.</summary>
internal static class ThreeWayText
{
    public static IEnumerable<string> Lines(ComparisonAnswer answer)
    {
        if (answer.ThreeWay is not { } three)
            yield break;
        yield return Sum(three);
        foreach (var one in three.Artifacts)
        {
            yield return $"{one.State,-12} {one.Path}{Where(one)}";
            foreach (var (side, change) in Sides(answer, one))
                yield return $"{"",-12} {side}: {change}";
        }
    }

    /// <summary>What both together would be: the findings beside it speak of one side against the other.</summary>
    public static IEnumerable<string> Merged(ComparisonAnswer answer) => answer.ThreeWay is not { Merged: { } merged } three ? []
        : merged.Findings.Select(finding => $"{finding.Severity,-8} {finding.Rule,-26} {finding.Title} [{finding.Artifact}]")
            .Prepend($"Both together, against {three.Base.Name}. Risk: {merged.Risk}. Recommended: {merged.RecommendedPath}.");

    public static IEnumerable<string> MergedRows(ComparisonAnswer answer) => (answer.ThreeWay?.Merged?.Findings ?? []).Select(
        finding => $"| {finding.Severity} | {PullRequestText.Of(finding.Title)} | {PullRequestText.Code(finding.Artifact)} |");

    public static string MergedHead(ComparisonAnswer answer) =>
        $"| Both together: {answer.ThreeWay?.Merged?.Risk} | Against {PullRequestText.Of(answer.ThreeWay?.Base.Name ?? "")} | Where |"
        + "\n|---|---|---|";

    public static IEnumerable<string> Rows(ComparisonAnswer answer) => answer.ThreeWay is not { } three ? [] : three.Artifacts.Select(one =>
        $"| {one.State} | {PullRequestText.Code(one.Path)}{PullRequestText.Of(Where(one))} | {PullRequestText.Of(one.OurChange ?? "")} | {PullRequestText.Of(one.TheirChange ?? "")} |");

    public static string Head(ComparisonAnswer answer) =>
        $"| Both | Artifact | {PullRequestText.Of(answer.From.Name)} | {PullRequestText.Of(answer.To.Name)} |\n|---|---|---|---|";

    public static IEnumerable<string> Evaluations(ComparisonAnswer answer) =>
        (answer.ThreeWay?.Evaluations ?? []).Select(one => $"{Word(one),-12} {one.Path}: {one.Why}");

    public static IEnumerable<string> EvaluationRows(ComparisonAnswer answer) => (answer.ThreeWay?.Evaluations ?? []).Select(
        one => $"| {Word(one)} | {PullRequestText.Code(one.Path)} | {PullRequestText.Of(one.Why)} |");

    public static string Sum(AnsweredThreeWay three) => string.Create(
        CultureInfo.InvariantCulture,
        $"From {three.Base.Name}: {three.Artifacts.Count} changed by one side or both, {three.Unchanged} unchanged, {three.Conflicts} for a person to decide.");

    private static IEnumerable<(string Side, string Change)> Sides(ComparisonAnswer answer, AnsweredArtifact one)
    {
        if (one.OurChange is { } ours)
            yield return (answer.From.Name, ours);
        if (one.TheirChange is { } theirs)
            yield return (answer.To.Name, theirs);
    }

    private static string Word(AnsweredEvaluation one) => one.GoesAlong ? "goes along" : "left out";

    private static string Where(AnsweredArtifact one) => one switch
    {
        { Clashes.Count: > 0, State: "conflict" } => $" at {string.Join(", ", one.Clashes)}",
        { Conflicts.Count: > 0 } =>
            string.Create(CultureInfo.InvariantCulture, $" in {one.Conflicts.Count} {(one.Conflicts.Count == 1 ? "place" : "places")}"),
        _ => "",
    };
}
