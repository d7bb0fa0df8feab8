using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Web.Api;

namespace ReleaseConsole.Web.Verbs;

/// <summary>A comparison as a terminal shows it, and as a pull request does.</summary>
internal static class ComparisonText
{
    public static string Plain(ComparisonAnswer answer)
    {
        var text = new StringBuilder();
        Line(text, OneLine.Of($"{answer.From.Name} -> {answer.To.Name}: {Sum(answer)}"));
        if (answer.Risk is not null)
            Line(text, $"Risk: {answer.Risk}{For(answer)}. Recommended: {answer.RecommendedPath}. Signatures: {Signatures(answer)}");
        Section(text, "Changes", answer.Changes.Select(change => $"{Mark(change.Type)} {change.Path,-32} {change.Meaning}"));
        Section(text, "Three ways", ThreeWayText.Lines(answer));
        Section(text, "Evaluations in a merge", ThreeWayText.Evaluations(answer));
        Section(text, "The merge", ThreeWayText.Merged(answer));
        Section(text, "Findings", answer.Findings.SelectMany(
            finding => Fix(finding).Prepend($"{finding.Severity,-8} {finding.Rule,-26} {finding.Title}{At(finding)}")));
        Section(text, "What would lower the risk", answer.Counterfactuals.Select(one => $"{one.Risk} if {one.Unless}"));
        Section(text, "Conditions", answer.Conditions);
        Section(text, "Evaluations", answer.Verdicts.Select(
            verdict => $"{Word(verdict.Outcome),-14} {Measured(verdict)}: {verdict.Reason}"));
        Section(text, "Watched measures and slices that are worse", Told(answer).Select(
            verdict => $"{Word(verdict.Outcome),-14} {Measured(verdict)}: {verdict.Reason}"));
        Section(text, "Not evaluated", Uncovered(answer).Select(one => $"{Word(one.State),-14} {one.Path}: {one.Reason}"));
        return text.ToString();
    }

    public static string Markdown(ComparisonAnswer answer)
    {
        var text = new StringBuilder();
        Line(text, $"## {PullRequestText.Of(answer.From.Name)} → {PullRequestText.Of(answer.To.Name)}\n");
        Line(text, $"{Sum(answer)}.\n");
        if (answer.Risk is not null)
            Line(text, $"**Risk: {answer.Risk}{For(answer)}.** Recommended: {answer.RecommendedPath}. Signatures: {Signatures(answer)}.\n");
        Listed(text, answer.Counterfactuals.Select(one => $"- {one.Risk} if {PullRequestText.Of(one.Unless)}"));
        if (answer.Summary is { } summary)
        {
            Summary(text, "For engineering", summary.Engineering);
            Summary(text, "For compliance", summary.Compliance);
        }
        Table(text, "| Change | What it means |\n|---|---|", answer.Changes.Select(
            change => $"| {Mark(change.Type)} {PullRequestText.Code(change.Path)} | {PullRequestText.Of(change.Meaning)} |"));
        if (answer.ThreeWay is { } three)
            Line(text, $"{PullRequestText.Of(ThreeWayText.Sum(three))}\n");
        Table(text, ThreeWayText.Head(answer), ThreeWayText.Rows(answer));
        Table(text, "| In a merge | Evaluation | Why |\n|---|---|---|", ThreeWayText.EvaluationRows(answer));
        Table(text, ThreeWayText.MergedHead(answer), ThreeWayText.MergedRows(answer));
        Table(text, "| Severity | Finding | Where | Lane | What to do |\n|---|---|---|---|---|", answer.Findings.Select(finding =>
            $"| {finding.Severity} | {PullRequestText.Of(finding.Title)} ({PullRequestText.Code(finding.Rule)}) | {PullRequestText.Code(finding.Artifact)}{(finding.Path is null ? "" : $", {PullRequestText.Of(finding.Path)}")} | {finding.Lane} | {PullRequestText.Of(finding.Fix)}{Until(finding)} |"));
        Listed(text, answer.Conditions.Select(one => $"- [ ] {PullRequestText.Of(one)}"));
        Table(text, "| Evaluation | Verdict | Why |\n|---|---|---|", answer.Verdicts.Select(verdict =>
            $"| {PullRequestText.Code(verdict.Evaluation)}, {PullRequestText.Of(verdict.Metric)} | {Word(verdict.Outcome)} | {PullRequestText.Of(verdict.Reason)} |"));
        Table(text, "| Watched or slice | Verdict | Why |\n|---|---|---|", Told(answer).Select(verdict =>
            $"| {PullRequestText.Of(Measured(verdict))} | {Word(verdict.Outcome)} | {PullRequestText.Of(verdict.Reason)} |"));
        Table(text, "| Not evaluated | Why |\n|---|---|", Uncovered(answer).Select(
            one => $"| {PullRequestText.Code(one.Path)} | {PullRequestText.Of(one.Reason)} |"));
        return text.ToString();
    }

    private static string Sum(ComparisonAnswer answer) => ReleaseChanges.Sum(answer.Changes.Count, answer.Renamed, answer.Unchanged);

    private static string Measured(Verdict verdict) =>
        $"{verdict.Evaluation}, {verdict.Metric}{(verdict.Slice is { } slice ? $", {slice}" : "")}";

    // Of what is only explored, a loss is worth a line.
    private static IEnumerable<Verdict> Told(ComparisonAnswer answer) =>
        answer.Explored.Where(verdict => verdict.Outcome == VerdictOutcome.Degraded);

    private static IEnumerable<ArtifactCoverage> Uncovered(ComparisonAnswer answer) =>
        answer.Coverage.Where(one => one.State != CoverageState.Covered);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        Line(text, $"\n{title}");
        foreach (var line in all)
            Line(text, $"  {OneLine.Of(line)}");
    }

    private static void Table(StringBuilder text, string head, IEnumerable<string> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
            Line(text, $"{head}\n{string.Join('\n', all)}\n");
    }

    private static void Summary(StringBuilder text, string reader, IReadOnlyList<SummaryPart> parts)
    {
        if (parts.Count > 0)
            Line(text, $"### {reader}\n");
        foreach (var part in parts)
            Line(text, $"**{part.Heading}**\n\n{string.Join('\n', part.Sentences.Select(one => $"- {PullRequestText.Of(one)}"))}\n");
    }

    private static void Listed(StringBuilder text, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count > 0)
            Line(text, $"{string.Join('\n', all)}\n");
    }

    private static string For(ComparisonAnswer answer) => answer.JudgedFor is null ? "" : $" in {answer.JudgedFor}";

    private static IEnumerable<string> Fix(AnsweredFinding finding) =>
        finding.Fix.Length == 0 ? [] : [$"    {finding.Fix}{Until(finding)}"];

    private static string Until(AnsweredFinding finding) => finding.RecheckBy is { } date ? $" Look again by {date:yyyy-MM-dd}." : "";

    private static string Signatures(ComparisonAnswer answer) => string.Join(", ", answer.Signatures.Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Lane.Word()} {one.Count}")));

    private static string At(AnsweredFinding finding) =>
        finding.Path is null ? $" [{finding.Artifact}]" : $" [{finding.Artifact} {finding.Path}]";

    private static string Word(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => "better",
        VerdictOutcome.NotWorse => "not worse",
        VerdictOutcome.Degraded => "worse",
        VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples => "cannot tell",
        VerdictOutcome.Incomparable => "not comparable",
    };

    private static string Word(CoverageState state) => state switch
    {
        CoverageState.Covered => "covered",
        CoverageState.Partial => "in part",
        CoverageState.Stale => "stale",
        CoverageState.NotCovered => "not covered",
    };

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Added => '+',
        ChangeType.Removed => '-',
        ChangeType.Changed => '~',
    };
}
