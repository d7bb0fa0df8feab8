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
        (string Kind, int Index)? first = null;
        foreach (var (kind, marks, pattern) in text.ContainsAny(SecretForms.AnyMark) ? SecretForms.Known : [])
        {
            if (!Holds(text, marks)) continue;
            // A placeholder is passed over, so that it does not hide the key that follows it.
            foreach (var match in pattern.EnumerateMatches(text))
            {
                if (first is { } found && match.Index >= found.Index) break;
                if (SecretForms.IsPlaceholder(text.Slice(match.Index, match.Length))) continue;
                first = (kind, match.Index);
                break;
            }
        }

        // A known key behind a telling name is named as what it is.
        if (AssignedIn(text) is { } assigned && !(first is { } known && known.Index <= assigned.Index + assigned.Length))
            first = ("password or key", assigned.Index);
        return first is { } place ? At(text, place.Kind, place.Index) : null;
    }

    /// <summary>Refuses words a person writes down for others (a comment, a reason, a draft) when a secret stands in them: they are kept for good.</summary>
    public static Refusal? RefuseIn(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (text is not null && FirstIn(text) is { } secret)
                return IngestRefusals.SecretInWords(secret);
        return null;
    }

    private static bool Holds(ReadOnlySpan<char> text, string[] marks)
    {
        foreach (var mark in marks)
            if (text.Contains(mark, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Every secret of the text, in order and each stretch once: for what compares or strikes them out, and keeps none.</summary>
    internal static IReadOnlyList<SecretSpan> AllIn(string text)
    {
        var all = new List<SecretSpan>();
        foreach (var (kind, marks, pattern) in text.AsSpan().ContainsAny(SecretForms.AnyMark) ? SecretForms.Known : [])
            if (Holds(text, marks))
                foreach (var match in pattern.EnumerateMatches(text))
                    if (!SecretForms.IsPlaceholder(text.AsSpan(match.Index, match.Length)))
                        Keep(all, new SecretSpan(
                            kind, match.Index, SecretForms.EndOf(kind, text, match.Index, match.Length) - match.Index));
        for (var from = 0; AssignedIn(text.AsSpan(from)) is { } assigned; from += assigned.Index + assigned.Length)
            Keep(all, new SecretSpan("password or key", from + assigned.Index, assigned.Length));
        return [.. all.OrderBy(one => one.Index)];
    }

    // The narrower form stands first; what overlaps it is the same key once more.
    private static void Keep(List<SecretSpan> all, SecretSpan found)
    {
        if (all.TrueForAll(one => found.Index >= one.Index + one.Length || one.Index >= found.Index + found.Length))
            all.Add(found);
    }

    internal static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    /// <summary>The first value that is assigned to a telling name and is random enough to be a secret.</summary>
    private static (int Index, int Length)? AssignedIn(ReadOnlySpan<char> text)
    {
        if (!SecretForms.MayTell(text)) return null;
        var read = 0;
        foreach (var name in SecretForms.TellingName.EnumerateMatches(text))
        {
            // The word in a reference such as `secret:shop/key` announces nothing of its own.
            if (name.Index < read) continue;
            var start = name.Index + name.Length;
            var value = SecretForms.ValueAt(text[start..]);
            var quoted = start > 0 && text[start - 1] is '"' or '\'' or '`';
            if (SecretForms.LooksRandom(value, quoted)) return (start, value.Length);
            if (SecretForms.IsReference(value)) read = start + value.Length;
        }

        return null;
    }

    private static SecretFound At(ReadOnlySpan<char> text, string kind, int index)
    {
        var before = text[..index];
        return new SecretFound(kind, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
