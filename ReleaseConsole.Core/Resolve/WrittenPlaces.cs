namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Where what a prompt names stands in the file it was read from, when the prompt's text is only a part of that file. Pure.
/// </summary>
internal static class WrittenPlaces
{
    public static NamedThing Placed(NamedThing named, ClosureContent content) =>
        content.Written is { } written && Find(written, named.Name) is var (line, column)
            ? named with { Line = line, Column = column } : named;

    /// <summary>A value that is the name and nothing else goes before a text that holds it.</summary>
    private static (int Line, int Column)? Find(string written, string name)
    {
        string[] forms = [$"\"{name}\"", $": {name}", $"- {name}", name];
        foreach (var form in forms)
            for (var at = written.IndexOf(form, StringComparison.Ordinal); at >= 0; at = written.IndexOf(
                form, at + 1, StringComparison.Ordinal))
            {
                var begin = at + form.IndexOf(name, StringComparison.Ordinal);
                if (IsAlone(written, begin, name.Length))
                    return Place(written, begin);
            }
        return null;
    }

    private static bool IsAlone(string text, int at, int length) =>
        !(at > 0 && IsOfName(text[at - 1])) && !(at + length < text.Length && IsOfName(text[at + length]));

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '/';

    private static (int, int) Place(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
