using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Variables in single braces: Python's <c>{name}</c>, where <c>{{</c> and <c>}}</c> are braces of the text, and <c>${name}</c>.
/// </summary>
internal static partial class BraceNames
{
    public static IEnumerable<NamedAt> Dollars(string text) =>
        Dollar().Matches(text).Select(match => new NamedAt(match.Index, match.Groups["name"].Value, $"${{{match.Groups["name"].Value}}}"));

    /// <summary>Where nobody says that it is an f-string: a brace right behind a word or another brace is none of a variable.</summary>
    public static IEnumerable<NamedAt> Single(string text) => Field().Matches(text)
        .Where(match => match.Index == 0
            || !(char.IsLetterOrDigit(text[match.Index - 1]) || text[match.Index - 1] is '{' or '$' or '\\' or '_'))
        .Where(match => match.Index + match.Length == text.Length || text[match.Index + match.Length] != '}').Select(Named);

    /// <summary>An f-string: doubled braces are read from the left and stand for themselves.</summary>
    public static IEnumerable<NamedAt> OfFString(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('{' or '}'))
                continue;
            if (at + 1 < text.Length && text[at + 1] == text[at])
                at++;
            else if (text[at] == '{' && FieldHere().Match(text, at) is { Success: true } match)
            {
                yield return Named(match);
                at += match.Length - 1;
            }
        }
    }

    /// <summary>Every single brace belongs to a variable, as Python demands of an f-string.</summary>
    public static bool IsFString(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] is not ('{' or '}'))
                continue;
            else if (at + 1 < text.Length && text[at + 1] == text[at])
                at++;
            else if (text[at] == '{' && FieldHere().Match(text, at) is { Success: true } match)
                at += match.Length - 1;
            else
                return false;
        return true;
    }

    private static NamedAt Named(Match match) => new(match.Index, match.Groups["name"].Value, $"{{{match.Groups["name"].Value}}}");

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_.]*)(?::-[^{}\n]{0,200})?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Dollar();

    // A name with its attributes and indexes, a conversion, and a format: alignment, width and type, or the parts of a date.
    private const string FieldForm =
        @"\{(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)(?:\[[^\]{}\n]{1,60}\][^{}:!\n]{0,60})?(?:![rsa])?"
        + @"(?::(?:(?:.?[<>=^])?[-+ ]?\#?0?[0-9]{0,4}[_,]?(?:\.[0-9]{1,3})?[bcdeEfFgGnosxX%]?|[^{}\n%]{0,20}%[^{}\n]{1,40}))?\}";

    [GeneratedRegex(FieldForm, RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\G" + FieldForm, RegexOptions.CultureInvariant)]
    private static partial Regex FieldHere();
}
