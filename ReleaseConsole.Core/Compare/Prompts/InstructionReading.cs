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
    private bool _isExample;
    private readonly TemplateBlocks? _blocks;
    private TemplateGuard? _guard;

    // What is being read: its text so far, its last line, and what it stands under.
    private string? _open;
    private string _last = "";
    private bool _isItem;

    private InstructionReading(TemplateBlocks? blocks) => _blocks = blocks;

    public static IReadOnlyList<Instruction> Of(PromptReading prompt)
    {
        var isTemplate = TemplateMarks.MayStandIn(prompt.Body);
        var (lines, number) = (isTemplate ? TemplateComments.Without(prompt) : prompt.Lines, prompt.BodyLine);
        var reading = new InstructionReading(isTemplate ? TemplateBlocks.Of(lines) : null);
        for (var at = 0; at < lines.Count; at++, number++)
            if (CommentParts.MayHold(lines[at], reading._isComment))
            {
                foreach (var (text, isComment) in CommentParts.Of(lines, at, reading._isComment))
                {
                    reading.Turn(isComment);
                    reading.Read(text, number);
                }
                reading.Branch(at);
            }
            else
                reading.ReadLine(lines[at], at, number);
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

    // A block that begins or ends on a line with a comment holds from the next line on.
    private void Branch(int at)
    {
        if (_blocks?.On(at) is not { Count: > 0 } tags)
            return;
        Close();
        _guard = tags[^1].After;
    }

    // The branches of a block each begin anew; the mark of a list is that of all branches on its line.
    private void ReadLine(string line, int at, int number)
    {
        if (_blocks?.On(at) is not { Count: > 0 } tags)
        {
            Read(line, number);
            return;
        }
        var (from, mark) = (0, "");
        foreach (var (tag, after) in tags)
        {
            Part(line[from..tag.At]);
            Close();
            (_guard, from) = (after, tag.End);
        }
        Part(line[from..]);

        void Part(string text)
        {
            if (mark.Length == 0 && ListMarks.Length(text) is > 0 and var length)
                (mark, text) = (text[..length], text[length..]);
            if (!string.IsNullOrWhiteSpace(text))
                Read(mark + text, number);
        }
    }

    private void Read(string line, int number)
    {
        if (!_isComment && PromptMessage.MarkAt(line) is (var role, var behind))
        {
            Close();
            (_role, line, _heading, _lead, _isExample) = (role, behind, default, default, false);
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
            _isExample = _heading.Stance == Stance.None && ExampleWords.Head(head.Groups[1].Value);
        }
        else
            ReadText(line, text, number);
    }

    private void ReadText(string line, ReadOnlySpan<char> text, int number)
    {
        var whole = text.Length == line.Length ? line : text.ToString();
        var mark = ListMarks.May(text) ? ListMarks.Length(line) : 0;
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
                _lead = open.AsSpan().TrimEnd("*_ ").EndsWith(":") && _all.Count > 0 ? LeadWords.Of(_all[^1].Text) : default;
        }
        _open = null;
        _starts.Clear();
    }

    private void Add(string text, (Stance Stance, string? Name) under)
    {
        var isRow = text.StartsWith('|');
        if (isRow)
            text = text.Trim('|', ' ');
        var isExample = _isExample || ExampleWords.Begin(text);
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
                    Guard = _guard,
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

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<=[.!?؟।])\s+(?=[""“'`(¿¡\p{Lu}\p{Lo}0-9])|(?<=[。！？])(?=[^\s”’」』）])")]
    private static partial Regex SentenceEnd();
}
