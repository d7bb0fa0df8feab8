using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Tools and datasets that are called by a plain word (<c>refund</c>, <c>golden</c>). A text names them in backticks or quotes, or directly
/// beside the word that says what they are: “the refund tool”, “the dataset golden”.
/// </summary>
internal sealed partial class PlainNames
{
    private static readonly HashSet<string> None = [];

    private readonly HashSet<string> _tools;
    private readonly HashSet<string> _datasets;

    public PlainNames(IEnumerable<(ArtifactKind Kind, string Name)> names)
    {
        var byKind = names.ToLookup(one => one.Kind, one => one.Name);
        (_tools, _datasets) = ([.. byKind[ArtifactKind.Tool]], [.. byKind[ArtifactKind.Dataset]]);
    }

    public HashSet<string> In(string text)
    {
        if (_tools.Count + _datasets.Count == 0)
            return None;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match quoted in Quoted().Matches(text))
            if (quoted.Groups[1].Value is var name && (_tools.Contains(name) || _datasets.Contains(name)))
                found.Add(name);
        foreach (Match noun in Noun().Matches(text))
        {
            var names = noun.Groups[1].ValueSpan.StartsWith("data", StringComparison.OrdinalIgnoreCase) ? _datasets : _tools;
            foreach (var beside in (string[])[Before(text, noun.Index), After(text, noun.Index + noun.Length)])
                if (names.Contains(beside))
                    found.Add(beside);
        }
        return found;
    }

    private static string Before(string text, int at)
    {
        if (at == 0 || text[at - 1] != ' ')
            return "";
        var start = at - 1;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..(at - 1)];
    }

    private static string After(string text, int at)
    {
        if (at >= text.Length || text[at] != ' ')
            return "";
        var end = at + 1;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[(at + 1)..end];
    }

    [GeneratedRegex(@"[`""'“‘]([^\s`""'“”‘’]{3,100})[`""'”’]", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(tools?|functions?|data ?sets?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Noun();
}
