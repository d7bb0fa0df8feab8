using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Reads what stands behind <c>if</c> in a template: "and", "or", "not" and brackets; what is between them is taken as it is written.
/// </summary>
internal sealed partial class ConditionReading
{
    // Brackets within brackets beyond this are taken as they are written.
    private const int Deepest = 20;

    private readonly List<string> _words;
    private int _at;
    private int _depth;

    private ConditionReading(string text) => _words = [.. Word().Matches(text).Select(word => word.Value)];

    public static TemplateCondition Of(string text)
    {
        var reading = new ConditionReading(text);
        var read = reading.Any();
        // What was not understood is one question.
        return reading._at == reading._words.Count ? read : new TemplateCondition.Asked(Space().Replace(text.Trim(), " "));
    }

    private TemplateCondition Any() => Joined("or", "||", All, parts => new TemplateCondition.Any(parts));

    private TemplateCondition All() => Joined("and", "&&", One, parts => new TemplateCondition.All(parts));

    private TemplateCondition Joined(
        string word, string sign, Func<TemplateCondition> part, Func<List<TemplateCondition>, TemplateCondition> join)
    {
        List<TemplateCondition> parts = [part()];
        while (_at < _words.Count && (_words[_at] == word || _words[_at] == sign))
        {
            _at++;
            parts.Add(part());
        }
        return parts is [var only] ? only : join(parts);
    }

    private TemplateCondition One()
    {
        if (_at < _words.Count && _words[_at] is "not" or "!")
        {
            _at++;
            return ++_depth > Deepest ? new TemplateCondition.Asked("") : One().Not();
        }
        if (_at < _words.Count && _words[_at] == "(" && _depth < Deepest)
        {
            (_at, _depth) = (_at + 1, _depth + 1);
            var inner = Any();
            if (_at < _words.Count && _words[_at] == ")")
                _at++;
            else
                _at = int.MaxValue;
            return inner;
        }
        return Asked();
    }

    private TemplateCondition Asked()
    {
        var from = _at;
        var isNot = false;
        while (_at < _words.Count && _words[_at] is not ("and" or "or" or "&&" or "||" or "(" or ")"))
            _at++;
        var words = from < _at ? _words[from.._at] : [];
        // "a != b" and "a is not b" ask what "a == b" and "a is b" ask.
        if (words.FindIndex(word => word is "!=" or "not") is > 0 and var place)
        {
            isNot = true;
            if (words[place] == "!=")
                words[place] = "==";
            else
                words.RemoveAt(place);
        }
        var asked = new TemplateCondition.Asked(string.Join(' ', words));
        return isNot ? asked.Not() : asked;
    }

    [GeneratedRegex(@"""[^""]*""|'[^']*'|&&|\|\||[!=<>]=|[()!<>|]|[^\s()!<>=|&""']+|=")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
