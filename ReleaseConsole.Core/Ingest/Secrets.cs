namespace ReleaseConsole.Core.Ingest;

/// <summary>Where a literal secret stands: what kind of key it looks like, line and column from 1. The secret itself is never kept.</summary>
public sealed record SecretFound(string Kind, int Line, int Column)
{
    public override string ToString() => $"{Kind} at {Line}:{Column}";
}

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

    private static bool Holds(ReadOnlySpan<char> text, string[] marks)
    {
        foreach (var mark in marks)
            if (text.Contains(mark, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The first value that is assigned to a telling name and is random enough to be a secret.</summary>
    private static (int Index, int Length)? AssignedIn(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(SecretForms.AnyTelling)) return null;
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
