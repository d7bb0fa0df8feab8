using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Access;
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
        Line(text, $"{answer.From.Name} -> {answer.To.Name}: {answer.Changes.Count} changed, {answer.Unchanged} unchanged");
        if (answer.Risk is not null)
            Line(text, $"Risk: {answer.Risk}. Recommended: {answer.RecommendedPath}. Signatures: {Signatures(answer)}");
        Section(text, "Changes", answer.Changes.Select(change => $"{Mark(change.Type)} {change.Path,-32} {change.Meaning}"));
        Section(text, "Findings", answer.Findings.Select(finding => $"{finding.Severity,-8} {finding.Rule,-26} {finding.Title}{At(finding)}"));
        Section(text, "Evaluations", answer.Verdicts.Select(verdict => $"{Word(verdict.Outcome),-14} {verdict.Evaluation}: {verdict.Reason}"));
        return text.ToString();
    }

    public static string Markdown(ComparisonAnswer answer)
    {
        var text = new StringBuilder();
        Line(text, $"## {Escape(answer.From.Name)} → {Escape(answer.To.Name)}\n");
        if (answer.Risk is not null)
            Line(text, $"**Risk: {answer.Risk}.** Recommended: {answer.RecommendedPath}. Signatures: {Signatures(answer)}.\n");
        Table(text, "| Change | What it means |\n|---|---|", answer.Changes.Select(change => $"| {Mark(change.Type)} `{change.Path}` | {Escape(change.Meaning)} |"));
        Table(text, "| Severity | Finding | Where | Lane |\n|---|---|---|---|", answer.Findings.Select(finding =>
            $"| {finding.Severity} | {Escape(finding.Title)} (`{finding.Rule}`) | `{finding.Artifact}`{(finding.Path is null ? "" : $", {Escape(finding.Path)}")} | {finding.Lane} |"));
        Table(text, "| Evaluation | Verdict | Why |\n|---|---|---|", answer.Verdicts.Select(verdict =>
            $"| `{verdict.Evaluation}` | {Word(verdict.Outcome)} | {Escape(verdict.Reason)} |"));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        Line(text, $"\n{title}");
        foreach (var line in all)
            Line(text, $"  {line}");
    }

    private static void Table(StringBuilder text, string head, IEnumerable<string> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
            Line(text, $"{head}\n{string.Join('\n', all)}\n");
    }

    private static string Signatures(ComparisonAnswer answer) => string.Join(", ", answer.Signatures.Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Lane.Word()} {one.Count}")));

    private static string At(AnsweredFinding finding) => finding.Path is null ? $" [{finding.Artifact}]" : $" [{finding.Artifact} {finding.Path}]";

    private static string Word(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => "better",
        VerdictOutcome.NotWorse => "not worse",
        VerdictOutcome.Degraded => "worse",
        VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples => "cannot tell",
        VerdictOutcome.Incomparable => "not comparable",
    };

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Added => '+',
        ChangeType.Removed => '-',
        ChangeType.Changed => '~',
    };

    // What a prompt says goes into a table cell of somebody's pull request: no cell end, no line end, no markup.
    private static string Escape(string text) => text
        .Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace("<", "&lt;", StringComparison.Ordinal);
}
