using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Reads a prompt into its sentences. A sentence may be wrapped over lines; a list item under a heading, or under a line with a colon,
/// that forbids or speaks of rules takes its stance.
/// </summary>
internal sealed partial class InstructionReading
{
    // No sentence goes on for longer; a list without marks would be joined to itself over and over.
    private const int MostLines = 40;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?。！？؟।");

    private readonly List<Instruction> _all = [];
    private readonly List<(int At, int Line)> _starts = [];
    private (Stance Stance, string? Name) _heading;
    private (Stance Stance, string? Name) _lead;
    private string? _role;
    private ((Stance Stance, string? Name) Heading, (Stance Stance, string? Name) Lead) _outside;
    private bool _isComment;
    private bool _isFenced;

    // What is being read: its text so far, its last line, and what it stands under.
    private string? _open;
    private string _last = "";
    private bool _isItem;

    public static IReadOnlyList<Instruction> Of(PromptReading prompt)
    {
        var reading = new InstructionReading();
        var (lines, number) = (prompt.Lines, prompt.BodyLine);
        for (var at = 0; at < lines.Count; at++, number++)
            if (CommentParts.MayHold(lines[at], reading._isComment))
                foreach (var (text, isComment) in CommentParts.Of(lines, at, reading._isComment))
                {
                    reading.Turn(isComment);
                    reading.Read(text, number);
                }
            else
                reading.Read(lines[at], number);
        reading.Close();
        return reading._all;
    }

    // What stands in a comment takes the heading it stands under, and lends none to what follows.
    private void Turn(bool isComment)
    {
        if (isComment == _isComment)
            return;
        Close();
        _isComment = isComment;
        if (isComment)
            _outside = (_heading, _lead);
        else
            (_heading, _lead) = _outside;
    }

    private void Read(string line, int number)
    {
        if (!_isComment && PromptMessage.MarkAt(line) is (var role, var behind))
        {
            Close();
            (_role, line, _heading, _lead) = (role, behind, default, default);
        }
        var text = line.AsSpan().Trim();
        if (text.IsEmpty)
            Close();
        else if (IsFence(text))
        {
            Close();
            _isFenced = !_isFenced;
        }
        else if (text[0] == '#' && Heading().Match(line) is { Success: true } head)
        {
            Close();
            (_heading, _lead) = ((StanceWords.OfHeading(head.Groups[1].Value), head.Groups[1].Value), default);
        }
        else
            ReadText(line, text, number);
    }

    private void ReadText(string line, ReadOnlySpan<char> text, int number)
    {
        var whole = text.Length == line.Length ? line : text.ToString();
        var mark = IsMarked(text) ? MarkLength(line) : 0;
        if (mark == 0 && !_isFenced && _open is not null && _starts.Count < MostLines && SentenceWrap.Continues(_last, text))
        {
            _starts.Add((_open.Length + 1, number));
            _open = $"{_open} {whole}";
        }
        else
        {
            Close();
            (_open, _isItem) = (mark > 0 ? line[mark..].Trim() : whole, mark > 0);
            _starts.Add((0, number));
        }
        _last = whole;
    }

    private void Close()
    {
        if (_open is { } open)
        {
            var under = !_isItem ? default : _lead.Stance != Stance.None ? _lead : _heading;
            Add(open, under);
            // A text between lists ends what was said above them.
            if (!_isItem)
                _lead = open.AsSpan().TrimEnd("*_ ").EndsWith(":") && _all.Count > 0 ? Lead(_all[^1].Text) : default;
        }
        _open = null;
        _starts.Clear();
    }

    // What the members of an answer are listed under is no rule for each of them. What stands below "only" or "never … except" is let through.
    private static (Stance, string?) Lead(string sentence) => StanceWords.Of(sentence) switch
    {
        Stance.Forbids or Stance.Obliges when StanceWords.Excepts(sentence) => Form().IsMatch(sentence) ? default : (Stance.Permits, sentence),
        Stance.Forbids => (Stance.Forbids, sentence),
        Stance.Obliges when !Form().IsMatch(sentence) => (Stance.Obliges, sentence),
        _ when sentence.Length <= 30 && !Form().IsMatch(sentence) => (StanceWords.OfHeading(sentence), sentence),
        _ => default,
    };

    private void Add(string text, (Stance Stance, string? Name) under)
    {
        var isRow = text.StartsWith('|');
        if (isRow)
            text = text.Trim('|', ' ');
        var isExample = text.Length > 0 && (text[0] is 'e' or 'E' or 'f' or 'F' || !char.IsLetter(text[0])) && Example().IsMatch(text);
        // A sentence ends at a sign with something behind it; most lines hold one sentence.
        if (text.AsSpan().IndexOfAny(SentenceEnds) is >= 0 and var end && end < text.Length - 1)
            foreach (var sentence in SentenceEnd().EnumerateSplits(text))
                One(sentence.GetOffsetAndLength(text.Length));
        else
            One((0, text.Length));

        void One((int Offset, int Length) place)
        {
            if (text.AsSpan(place.Offset, place.Length).Trim() is { Length: > 2 } sentence)
                _all.Add(new Instruction(LineAt(place.Offset), sentence.Length == text.Length ? text : sentence.ToString(), under.Stance)
                {
                    Last = LineAt(place.Offset + place.Length - 1),
                    Under = under.Name,
                    Role = _role,
                    IsComment = _isComment,
                    IsExample = isExample,
                    IsRow = isRow,
                });
        }
    }

    private int LineAt(int place)
    {
        var at = _starts.Count - 1;
        while (at > 0 && _starts[at].At > place)
            at--;
        return _starts[at].Line;
    }

    private static bool IsFence(ReadOnlySpan<char> text) =>
        (text.StartsWith("```") || text.StartsWith("~~~")) && !text[3..].Contains('`');

    private static bool IsMarked(ReadOnlySpan<char> text) => text[0] is '-' or '*' or '+' || char.IsAsciiDigit(text[0]);

    internal static int MarkLength(string line)
    {
        foreach (var mark in ListMark().EnumerateMatches(line))
            return mark.Length;
        return 0;
    }

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<=[.!?؟।])\s+(?=[""“'`(¿¡\p{Lu}\p{Lo}0-9])|(?<=[。！？])(?=[^\s”’」』）])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\W*(?:for example|examples?\b[^.!?]{0,20}:|e\.g\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b(?:JSON|XML|YAML|CSV|keys?|fields?|members?|columns?|format|examples?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
