namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Finds credentials written out in text. References to where a secret is kept (<c>env:NAME</c>, <c>vault:path</c>,
/// <c>${NAME}</c>, <c>{{name}}</c>) and placeholders are not secrets.
/// </summary>
public static class SecretScan
{
    /// <summary>The secret that comes first in the text, or null. Takes time linear in the text.</summary>
    public static SecretFound? FirstIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FirstIn(text.AsSpan());
    }

    /// <inheritdoc cref="FirstIn(string)"/>
    public static SecretFound? FirstIn(ReadOnlySpan<char> text)
    {
        var first = KnownSecrets.FirstIn(text);
        // A known key behind a telling name is named as what it is.
        if (SecretNames.FirstIn(text) is { } assigned && !(first?.Index <= assigned.Index + assigned.Length))
            first = assigned;
        return first is { } found ? At(text, found.Kind, found.Index) : null;
    }

    /// <summary>
    /// Refuses words a person writes down for others (a comment, a reason, a draft) when a secret stands in them: they are kept for good.
    /// </summary>
    public static Refusal? RefuseIn(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (text is not null && FirstIn(text) is { } secret)
                return IngestRefusals.SecretInWords(secret);
        return null;
    }

    /// <summary>Every secret of the text, in order and each stretch once: for what compares or strikes them out, and keeps none.</summary>
    internal static IReadOnlyList<SecretSpan> AllIn(string text)
    {
        var all = new List<SecretSpan>();
        for (var from = 0; KnownSecrets.FirstIn(text, from) is { } known; from = known.Index + known.Length)
        {
            known = known with { Length = SecretForms.EndOf(known.Kind, text, known.Index, known.Length) - known.Index };
            all.Add(known);
        }
        for (var from = 0; SecretNames.FirstIn(text, from) is { } assigned; from = assigned.Index + assigned.Length)
            Keep(all, assigned);
        return [.. all.OrderBy(one => one.Index)];
    }

    // A key by its form stands first; what overlaps it is the same key once more.
    private static void Keep(List<SecretSpan> all, SecretSpan found)
    {
        if (all.TrueForAll(one => found.Index >= one.Index + one.Length || one.Index >= found.Index + found.Length))
            all.Add(found);
    }

    internal static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    private static SecretFound At(ReadOnlySpan<char> text, string kind, int index)
    {
        var before = text[..index];
        return new SecretFound(kind, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
