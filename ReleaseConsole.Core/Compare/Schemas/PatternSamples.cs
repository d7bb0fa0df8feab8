using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Texts that a pattern likely takes, made from its literals, classes and counts: the fewest and somewhat more of each, the first and the
/// last letter of a class, and with letters around where the pattern leaves its ends open. They are tried, never believed.
/// </summary>
internal sealed class PatternSamples
{
    private const int LongestText = 200;
    private const int Further = 30;
    private const int LongestPattern = 500;
    private const int Deepest = 40;

    private readonly string _pattern;
    private readonly bool _isMost;
    private readonly bool _isLast;
    private int _at;
    private int _depth;
    private bool _isUnread;

    private PatternSamples(string pattern, bool isMost, bool isLast) => (_pattern, _isMost, _isLast) = (pattern, isMost, isLast);

    public static IEnumerable<string> Of(string pattern)
    {
        var samples = new List<string>();
        // What nobody wrote by hand is not worth a try, and has no bottom.
        if (pattern.Length > LongestPattern)
            return samples;
        foreach (var (isMost, isLast) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            var reader = new PatternSamples(PatternText.Plain(pattern), isMost, isLast);
            var sample = reader.Either();
            if (!reader._isUnread && reader._at == reader._pattern.Length && sample.Length <= LongestText)
                samples.Add(sample);
        }
        var (isBegun, isEnded) = (pattern.StartsWith('^'), pattern.EndsWith('$'));
        return samples.SelectMany(sample => new[] { sample, isBegun ? sample : "A " + sample, isEnded ? sample : sample + " Z" })
            .Distinct();
    }

    private string Either()
    {
        var parts = new List<string> { Sequence() };
        while (Takes('|'))
            parts.Add(Sequence());
        return _isLast ? parts[^1] : parts[0];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')') && !_isUnread && text.Length <= LongestText)
        {
            var part = Part();
            var count = Count();
            for (var times = 0; part.Length > 0 && times < count && text.Length <= LongestText; times++)
                text.Append(part);
        }
        return text.ToString();
    }

    private string Part()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return _isLast ? "-" : "a";
            case '[':
                return Class();
            case '\\':
                return Escaped();
            case '(':
                if (Takes('?') && !Takes(':'))
                    _isUnread = true;
                if (++_depth > Deepest)
                    _isUnread = true;
                var inner = _isUnread ? "" : Either();
                _depth--;
                _isUnread |= !Takes(')');
                return inner;
            case '*' or '+' or '?' or '{':
                _isUnread = true;
                return "";
            default:
                return c.ToString();
        }
    }

    private string Escaped()
    {
        if (_at == _pattern.Length)
            _isUnread = true;
        var c = _isUnread ? ' ' : _pattern[_at++];
        _isUnread |= char.IsAsciiLetterOrDigit(c) && c is not 's';
        return c == 's' ? " " : c.ToString();
    }

    // One letter of it. Of those that leave letters out, the first that is not among them.
    private string Class()
    {
        var isOut = Takes('^');
        var held = new List<char>();
        while (_at < _pattern.Length && _pattern[_at] != ']' && !_isUnread)
        {
            var from = One();
            if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                var to = One();
                for (var c = from; c <= to && to < 128; c++)
                    held.Add(c);
            }
            else
                held.Add(from);
        }
        _isUnread |= !Takes(']') || held.Count == 0;
        if (_isUnread)
            return "";
        return (!isOut ? held[_isLast ? ^1 : 0]
            : Enumerable.Range(' ', 95).Select(c => (char)c).Where(c => !held.Contains(c)).DefaultIfEmpty('a').Last()).ToString();
    }

    private char One()
    {
        if (_pattern[_at] != '\\')
            return _pattern[_at++];
        _at++;
        return Escaped()[0];
    }

    private int Count()
    {
        var (least, most) = (1, 1);
        if (Takes('?'))
            (least, most) = (0, 1);
        else if (Takes('*'))
            (least, most) = (0, 3);
        else if (Takes('+'))
            (least, most) = (1, 4);
        else if (_at < _pattern.Length && _pattern[_at] == '{')
            (least, most) = Stated();
        else
            return 1;
        Takes('?');
        return _isMost ? most : least;
    }

    private (int Least, int Most) Stated()
    {
        var end = _pattern.IndexOf('}', _at);
        var counts = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        _at = end < 0 ? _at : end + 1;
        if (counts.Length is 0 or > 2 || !int.TryParse(counts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
        {
            _isUnread = true;
            return (0, 0);
        }
        return counts.Length == 1 ? (least, least)
            : !int.TryParse(counts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? (least, least + Further)
            : (least, Math.Max(least, most));
    }

    private bool Takes(char c)
    {
        if (_at == _pattern.Length || _pattern[_at] != c)
            return false;
        _at++;
        return true;
    }
}
