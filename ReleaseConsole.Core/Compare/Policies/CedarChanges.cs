namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Cedar policies by statement: a <c>permit</c> more or a <c>forbid</c> less lets more through, and the other way round.</summary>
internal static class CedarChanges
{
    private const int Shown = 160;

    /// <summary>Null where the text before is no Cedar. One that can no longer be read holds no statement.</summary>
    public static IReadOnlyList<ChangeDetail>? Of(string before, string after)
    {
        if (CedarStatement.Read(before) is not { } was || (CedarStatement.Read(after) ?? []) is not { } now || was.Count + now.Count == 0)
            return null;
        var (old, young) = (was.Select(one => one.Key).ToHashSet(), now.Select(one => one.Key).ToHashSet());
        return
        [
            .. was.Where(one => !young.Contains(one.Key)).Select(one => Line(one, ChangeType.Removed)),
            .. now.Where(one => !old.Contains(one.Key)).Select(one => Line(one, ChangeType.Added)),
        ];
    }

    private static ChangeDetail Line(CedarStatement statement, ChangeType type)
    {
        var comes = type == ChangeType.Added;
        return new ChangeDetail(
            "", statement.Permits ? "Permit" : "Forbid", type, comes ? null : statement.Text, comes ? statement.Text : null,
            statement.Permits == comes ? Effect.Wider : Effect.Narrower, ChangeTopic.Rule)
        { Meaning = $"{(comes ? "New" : "Gone")}: {(statement.Text.Length > Shown ? statement.Text[..(Shown - 1)] + "…" : statement.Text)}" };
    }
}
