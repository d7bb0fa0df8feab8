namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>Whether a dataset stands under another licence or is more, or less, sensitive than before.</summary>
internal static class DatasetTermsChanges
{
    public static IEnumerable<ChangeDetail> Of(DatasetTerms was, DatasetTerms now)
    {
        if (!string.Equals(was.Licence, now.Licence, StringComparison.OrdinalIgnoreCase))
            yield return Line(
                "Licence", was.Licence, now.Licence, DatasetTerms.IsPermissive(now.Licence) ? Effect.Different : Effect.Wider,
                ChangeTopic.Licence) with
            {
                Meaning = $"The data stands under {now.Licence ?? "no stated licence"} (was {was.Licence ?? "no stated licence"}).",
            };
        if (!string.Equals(was.DataClass, now.DataClass, StringComparison.OrdinalIgnoreCase))
        {
            var rises = DatasetTerms.Rank(now.DataClass) > DatasetTerms.Rank(was.DataClass);
            yield return Line(
                "Data class", was.DataClass, now.DataClass, rises ? Effect.Wider : Effect.Narrower, ChangeTopic.DataClass) with
            {
                Meaning = $"The data is {now.DataClass ?? "of no stated class"} (was {was.DataClass ?? "of no stated class"}).",
            };
        }
    }

    private static ChangeDetail Line(string label, string? before, string? after, Effect effect, ChangeTopic topic) =>
        new("", label, before is null ? ChangeType.Added : after is null ? ChangeType.Removed : ChangeType.Changed, before, after, effect,
        topic);
}
