using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Release notes in the form of Keep a Changelog 1.1.0: one file for all versions, each under <c>## [version] - date</c>. A release that
/// names such a file takes the section of its own version.
/// </summary>
public static partial class KeepAChangelog
{
    /// <summary>Whether a text has sections by version.</summary>
    public static bool Is(string text) => Heading().IsMatch(text);

    /// <summary>What the file says of one version, without its heading; null when it says nothing.</summary>
    public static string? Section(string text, string version)
    {
        var headings = Heading().Matches(text);
        for (var at = 0; at < headings.Count; at++)
        {
            if (headings[at].Groups["version"].Value.TrimStart('v') != version.TrimStart('v'))
                continue;
            var start = headings[at].Index + headings[at].Length;
            var end = at + 1 < headings.Count ? headings[at + 1].Index : text.Length;
            // Behind the last section stand the addresses the headings link to.
            return Links().Replace(text[start..end], "").Trim('\n') + "\n";
        }
        return null;
    }

    /// <summary>The notes of several releases as one file, the newest first.</summary>
    public static string Write(IEnumerable<(string Version, DateTimeOffset At, string Notes)> releases)
    {
        var text = new StringBuilder("# Changelog\n\nAll notable changes, by release. The format follows Keep a Changelog.\n");
        foreach (var (version, at, notes) in releases)
            text.Append(CultureInfo.InvariantCulture, $"\n## [{version}] - {at:yyyy-MM-dd}\n\n{Lowered(notes).Trim('\n')}\n");
        return text.ToString();
    }

    /// <summary>A heading of the first or second rank would begin a section of its own.</summary>
    private static string Lowered(string notes) => TopHeading().Replace(notes, "### ");

    [GeneratedRegex(
        @"^## \[?(?<version>v?[0-9][A-Za-z0-9.+_-]{0,99})\]?(?:[ \t]*-[^\n]{0,60}|[ \t]*\([^\n]{0,60}\))?[ \t]*(?:\[YANKED\])?[ \t]*\n",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\[[^\]\n]{1,100}\]:[ \t]*\S+[ \t]*\n?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"^#{1,2} ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TopHeading();
}
