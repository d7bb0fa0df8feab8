using System.Globalization;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>How much of a prompt changed: lines, sentences, and lines that differ in nothing but white space.</summary>
internal static class PromptSize
{
    public static IEnumerable<ChangeDetail> Of(UnsaidInstructions unsaid, TextComparison rows)
    {
        yield return Text("Lines", Count(rows.RemovedLines, "line", "removed"), Count(rows.AddedLines, "line", "added"));
        var (gone, fresh) = (unsaid.Old.Count, unsaid.Young.Count);
        if (gone + fresh > 0 && !rows.Rows.All(row => row.Kind == RowKind.Equal || row.WhitespaceOnly))
            yield return Text("Sentences", Count(gone, "sentence", "removed"), Count(fresh, "sentence", "added"));
        if (rows.Rows.Count(row => row.WhitespaceOnly) is > 0 and var spaced)
            yield return Text(
                "White space", null, Count(spaced, "line", spaced == 1 ? "differs in nothing else" : "differ in nothing else"));
    }

    private static ChangeDetail Text(string label, string? before, string? after) =>
        new("", label, ChangeType.Changed, before, after, Effect.Different, ChangeTopic.Text);

    private static string Count(int number, string one, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : one + "s")} {what}");
}
