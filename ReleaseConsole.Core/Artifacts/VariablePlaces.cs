using System.Globalization;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Where variables stand first in a file, found in one pass: as they are written, or else as a name within braces, or else at the top.
/// </summary>
internal sealed class VariablePlaces
{
    private const int Unseen = -1;
    private const int Farthest = 200;

    private readonly string _shown;
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal), _named = new(StringComparer.Ordinal);
    private readonly List<int> _lines = [0];

    public VariablePlaces(string shown, IEnumerable<PromptVariable> variables)
    {
        _shown = shown;
        foreach (var variable in variables)
            _written[variable.Written] = _named[variable.Name] = Unseen;
        for (var end = shown.IndexOf('\n'); end >= 0; end = shown.IndexOf('\n', end + 1))
            _lines.Add(end + 1);
        for (var brace = shown.IndexOf('{'); brace >= 0; brace = shown.IndexOf('{', brace + 1))
            Note(brace);
    }

    public PromptVariable At(PromptVariable variable)
    {
        var at = _written[variable.Written] is var written and not Unseen ? written : _named[variable.Name];
        if (at == Unseen)
            return variable with { Line = 1, Column = 1 };
        var line = _lines.BinarySearch(at) is var found && found < 0 ? ~found - 1 : found;
        return variable with { Line = line + 1, Column = at - _lines[line] + 1 };
    }

    /// <summary>What the innermost braces hold: whole as it is written, and each name in it.</summary>
    private void Note(int brace)
    {
        var body = _shown.AsSpan(brace + 1);
        if (body.IndexOfAny("{}\n") is >= 0 and var end)
        {
            if (body[end] == '}')
                NoteWritten(brace, brace + 1 + end);
            body = body[..end];
        }
        var isName = false;
        for (var at = 0; at < body.Length && at <= Farthest; at++)
        {
            var begins = !isName && IsWord(body[at]);
            isName = IsWord(body[at]) || body[at] == '.';
            if (begins)
                NoteNames(body[at..Math.Min(body.Length, at + Farthest)], at > 0 && body[at - 1] == '-', brace);
        }
    }

    /// <summary><c>{name}</c>, <c>${name}</c> and <c>{{name}}</c>, each from its first character.</summary>
    private void NoteWritten(int brace, int close)
    {
        First(_written, _shown.AsSpan(brace..(close + 1)), brace);
        if (brace > 0 && _shown[brace - 1] == '$')
            First(_written, _shown.AsSpan((brace - 1)..(close + 1)), brace - 1);
        if (brace > 0 && _shown[brace - 1] == '{' && close + 1 < _shown.Length && _shown[close + 1] == '}')
            First(_written, _shown.AsSpan((brace - 1)..(close + 2)), brace - 1);
    }

    /// <summary>
    /// The names that begin here: <c>order</c> and <c>order.total</c> of <c>order.total</c>. A dash joins only from where its name begins,
    /// or a row of them would be read once for each.
    /// </summary>
    private void NoteNames(ReadOnlySpan<char> text, bool isBehindDash, int brace)
    {
        for (var end = 1; end <= text.Length; end++)
        {
            if (end < text.Length && IsWord(text[end]))
                continue;
            First(_named, text[..end], brace);
            if (end == text.Length || !(text[end] == '.' || (text[end] == '-' && !isBehindDash)))
                return;
        }
    }

    private static void First(Dictionary<string, int> places, ReadOnlySpan<char> name, int at)
    {
        var wanted = places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (wanted.TryGetValue(name, out var place) && place == Unseen)
            wanted[name] = at;
    }

    // As \w of .NET.
    private static bool IsWord(char one) => char.IsLetterOrDigit(one)
        || char.GetUnicodeCategory(one) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation;
}
