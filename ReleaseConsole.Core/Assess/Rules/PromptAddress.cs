using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// An address in a prompt: its host, the line it stands on, and whether it carries something there: it is an image's, it holds a
/// variable, or it ends where a value is to be put.
/// </summary>
internal sealed partial record PromptAddress(string Host, int Line, string Text, bool Carries)
{
    public static IEnumerable<PromptAddress> In(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
            yield break;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            foreach (Match match in Address().Matches(line))
            {
                var written = match.Groups["address"].Value.TrimEnd('.', ',', ';', ':');
                foreach (var host in HostNames.In(JsonValue.Create(written)).Where(host => !Example().IsMatch(host)))
                    yield return new PromptAddress(host, number, written, match.Groups["image"].Success || Carrying().IsMatch(written));
            }
        }
    }

    [GeneratedRegex(
        @"(?<image>!\[[^\]]{0,300}\]\(\s{0,9}<?|<img\b[^>]{0,300}?\bsrc\s*=\s*[""']?)?(?<address>\b(?:https?"
        + @"|wss?)://(?:\{\{[^}]*\}\}|[^\s""'<>`|\\^)])+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // {{mail}}, {mail}, ${mail}, [MAIL]; or nothing yet behind the sign of a parameter.
    [GeneratedRegex(@"\{\{?[^}]+\}|\[[A-Z][A-Z_ ]+\]|[?&][\w.-]+=$")]
    private static partial Regex Carrying();

    // RFC 2606 keeps these names for examples.
    [GeneratedRegex(@"^(?:[a-z0-9.-]+\.)?example\.(?:com|org|net)$|^localhost$")]
    private static partial Regex Example();
}
