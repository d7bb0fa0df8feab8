using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Reads a prompt into its sentences, which may be wrapped over lines; the items of a list take the stance of what heads them.
/// </summary>
internal sealed partial class InstructionReading
{
    // No sentence goes on for longer; a list without marks would be joined to itself over and over.
    private const int MostLines = 40;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?。！？؟।");

    private readonly List<Instruction> _all = [];
    private readonly List<(int At, int Line)> _starts = [];
    private readonly InstructionPlace _place = new();
    private readonly HashSet<int> _fences;
    private readonly TemplateBlocks? _blocks;
    private bool _isFenced;

    // What is being read: its text so far, its last line, and what it stands under.
    private string? _open;
    private string _last = "";
    private bool _isItem;

    private InstructionReading(TemplateBlocks? blocks, HashSet<int> fences) => (_blocks, _fences) = (blocks, fences);

    public static IReadOnlyList<Instruction> Of(PromptReading prompt)
    {
        var isTemplate = TemplateMarks.MayStandIn(prompt.Body);
        var (lines, number) = (isTemplate ? TemplateComments.Without(prompt) : prompt.Lines, prompt.BodyLine);
        lines = StruckText.MayStandIn(prompt.Body) ? StruckText.Marked(lines) : lines;
        var reading = new InstructionReading(isTemplate ? TemplateBlocks.Of(lines) : null, CodeBlocks.Begun(prompt.Body, lines, number));
        for (var at = 0; at < lines.Count; at++, number++)
            if (CommentParts.MayHold(lines[at], reading._place.IsComment))
            {
                foreach (var (text, isComment) in CommentParts.Of(lines, at, reading._place.IsComment))
                {
                    reading.Turn(isComment);
                    reading.Read(text, number);
                }
                reading.Branch(at);
            }
            else
                reading.ReadLine(lines[at], at, number);
        reading.Close();
        // What is fenced as a whole is no block of code within a prompt.
        return reading._all.TrueForAll(one => one.IsCode) ? reading._all.ConvertAll(one => one with { IsCode = false }) : reading._all;
    }

    private void Turn(bool isComment)
    {
        if (isComment == _place.IsComment)
            return;
        Close();
        _place.Turn(isComment);
    }

    // A block that begins or ends on a line with a comment holds from the next line on.
    private void Branch(int at)
    {
        if (_blocks?.On(at) is not { Count: > 0 } tags)
            return;
        Close();
        _place.Guard = tags[^1].After;
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
            (_place.Guard, from) = (after, tag.End);
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
        if (StruckText.Of(line) is not { } parts)
            ReadPart(line, number);
        else
            foreach (var (text, isStruck) in parts)
            {
                if (isStruck)
                    Close();
                _place.IsStruck = isStruck;
                ReadPart(text, number);
                Close();
                _place.IsStruck = false;
            }
    }

    private void ReadPart(string line, int number)
    {
        if (!_place.IsComment && PromptMessage.MarkAt(line) is (var role, var behind))
        {
            Close();
            _place.Speak(role);
            line = behind;
        }
        var text = line.AsSpan().Trim();
        if (text.IsEmpty)
            Close();
        else if (CodeBlocks.IsFence(text))
        {
            Close();
            (_isFenced, _place.IsCode) = (!_isFenced, !_isFenced && _fences.Contains(number));
        }
        else if (text[0] == '#' && Heading().Match(line) is { Success: true } head)
        {
            Close();
            _place.Head(head.Groups[2].Value, head.Groups[1].Length);
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
            Add(open);
            if (!_isItem)
                _place.Behind(open, _all.Count > 0 ? _all[^1] : null);
        }
        _open = null;
        _starts.Clear();
    }

    private void Add(string text)
    {
        var isRow = text.StartsWith('|');
        if (isRow)
            text = text.Trim('|', ' ');
        var isExample = _place.IsExample(text);
        // A sentence ends at a sign with something behind it; most lines hold one sentence.
        if (text.AsSpan().IndexOfAny(SentenceEnds) is >= 0 and var end && end < text.Length - 1)
            foreach (var sentence in SentenceEnd().EnumerateSplits(text))
                One(sentence.GetOffsetAndLength(text.Length));
        else
            One((0, text.Length));

        void One((int Offset, int Length) place)
        {
            if (text.AsSpan(place.Offset, place.Length).Trim() is { Length: > 2 } sentence)
                _all.Add(_place.Of(
                    sentence.Length == text.Length ? text : sentence.ToString(),
                    (LineAt(place.Offset), LineAt(place.Offset + place.Length - 1)), (_isItem, isExample, isRow)));
        }
    }

    private int LineAt(int place)
    {
        var at = _starts.Count - 1;
        while (at > 0 && _starts[at].At > place)
            at--;
        return _starts[at].Line;
    }

    [GeneratedRegex(@"^\s{0,3}(#{1,6})\s+(.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<=[.!?؟।])\s+(?=[""“'`(¿¡\p{Lu}\p{Lo}0-9])|(?<=[。！？])(?=[^\s”’」』）])")]
    private static partial Regex SentenceEnd();
}
