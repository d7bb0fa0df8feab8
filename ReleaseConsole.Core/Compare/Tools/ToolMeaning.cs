namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// What became of a tool, in one sentence. What it may do more comes first, then what cannot be told, then what it does otherwise; that it
/// may do what it did is never said of a tool of which one of these is true.
/// </summary>
internal static class ToolMeaning
{
    public static string Of(string name, IReadOnlyList<ChangeDetail> details)
    {
        var wider = details.Where(one => one.Effect is Effect.Wider or Effect.NewRoute).ToList();
        if (wider.Count > 0)
            return Risen(name, wider);
        if (details.Where(IsUnclear).ToList() is [var unclear, .. var rest])
            return Unclear(name, unclear) + More(rest.Count);
        var narrower = details.Where(one => one.Effect == Effect.Narrower).ToList();
        var (less, more) = (Less(name, narrower), Math.Max(0, narrower.Count - 1));
        var other = details.Where(one => one.Effect == Effect.Different && one.Topic != ChangeTopic.Description)
            .OrderBy(one => one.Relation is Schemas.SchemaRelation.Same).ToList();
        return other switch
        {
            [] => less.Length > 0 ? less + More(more) : Described(name, details),
            [var first, .. var others] => Joined(less, first.Meaning ?? Otherwise(name, first), others.Count + more),
        };
    }

    // Who calls it with what it no longer takes must read which that is.
    private static string Less(string name, List<ChangeDetail> narrower) => narrower switch
    {
        [] => "",
        [{ Meaning: { } meaning }, ..] => meaning.TrimEnd('.') + ".",
        [var first, ..] => $"`{name}` may do less than before: {first.Clause}.",
    };

    private static string Joined(string less, string first, int rest) => $"{less} {first}{More(rest)}".TrimStart();

    private static string More(int count) => count == 0 ? "" : FormattableString.Invariant($" And {count} more changed.");

    private static bool IsUnclear(ChangeDetail line) =>
        line is { Relation: Schemas.SchemaRelation.Unknown, Topic: ChangeTopic.Input or ChangeTopic.Parameter or ChangeTopic.Schema };

    private static string Unclear(string name, ChangeDetail line) => line.Meaning?.StartsWith("Whether ", StringComparison.Ordinal) == true
        ? line.Meaning
        : $"Whether `{name}` may do more than before cannot be told. {line.Sentence}";

    private static string Otherwise(string name, ChangeDetail line) =>
        $"`{name}` has another “{line.Label}”: {line.After ?? "nothing"} (was {line.Before ?? "nothing"}).";

    // What a tool says of itself can hold a limit that no schema has: what became of that is for a person to read.
    private static string Described(string name, IReadOnlyList<ChangeDetail> details) =>
        details.Where(one => one.Topic == ChangeTopic.Description).OrderBy(one => one.Meaning is null).FirstOrDefault() is { } said
            ? said.Meaning ?? $"`{name}` is described in other words; what it takes and its hints are as before."
            : $"`{name}` may do what it did; only its form changed.";

    private static string Risen(string name, List<ChangeDetail> wider)
    {
        var told = wider.Take(2).ToList();
        var mine = told.Where(one => one.Meaning is null || IsOf(name, one.Meaning)).Select(one => Sentence(name, one)).ToList();
        var others = told.Select(one => one.Meaning).OfType<string>().Where(meaning => !IsOf(name, meaning));
        var rest = wider.Count - told.Count;
        var first = mine.Count == 0 ? "" : $"`{name}` {string.Join("; it ", mine)}{(rest > 0 ? $"; and {rest} more" : "")}. ";
        return (first + string.Join(' ', others)).TrimEnd();
    }

    private static bool IsOf(string name, string meaning) => meaning.StartsWith($"`{name}` ", StringComparison.Ordinal);

    private static string Sentence(string name, ChangeDetail detail) => detail.Topic switch
    {
        _ when detail.Meaning is { } meaning && IsOf(name, meaning) => meaning[(name.Length + 3)..^(meaning.EndsWith('.') ? 1 : 0)],
        ChangeTopic.Write or ChangeTopic.Destroy or ChangeTopic.OpenWorld => $"can now {ToolHints.Verb(detail.Topic)}",
        ChangeTopic.Repeat => "now acts again on each call",
        ChangeTopic.Host => $"can now reach {detail.After}",
        ChangeTopic.Annotation => $"no longer states that it {detail.Before}",
        _ => $"has another “{detail.Label}”: {detail.After ?? "nothing"} (was {detail.Before ?? "nothing"})",
    };
}
