using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// By what each prompt of two runs is known on both sides: its label. A table has none but the digest, which every change of the text
/// changes; so the one prompt of a run is the one prompt of the other, and so are the two that alone are left without a name.
/// </summary>
internal static class PromptNames
{
    public static (IReadOnlyList<string> Before, IReadOnlyList<string> After) Of(EvaluationRecord before, EvaluationRecord after)
    {
        if (before.RanOn.Count <= 1 && after.RanOn.Count <= 1)
            return ([], []);
        var (was, now) = (Labels(before), Labels(after));
        var (gone, come) = (Unnamed(before, now), Unnamed(after, was));
        if (gone.Count == 1 && come.Count == 1)
            now[come[0]] = was[gone[0]];
        return (was, now);
    }

    private static string[] Labels(EvaluationRecord record) => [.. record.RanOn.Select(prompt => prompt.Label)];

    private static List<int> Unnamed(EvaluationRecord record, string[] others) =>
    [
        .. Enumerable.Range(0, record.RanOn.Count).Where(
            at => record.RanOn[at] is var prompt && prompt.Label == prompt.Digest.Abbreviated && !others.Contains(prompt.Label)),
    ];
}
