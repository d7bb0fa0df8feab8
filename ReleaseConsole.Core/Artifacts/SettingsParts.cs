using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Settings that came as several files, as one text a person can edit: each file under a line <c>--- # runtime.production.yaml</c>,
/// which YAML itself reads as the start of a document with a comment.
/// </summary>
public static partial class SettingsParts
{
    /// <summary>The kept original of several files is one JSON object of file names and texts; null when it is one file as it is.</summary>
    public static string? Join(byte[] original)
    {
        if (Files(original) is not { } files)
            return null;
        var text = new StringBuilder();
        foreach (var (name, content) in files)
            text.Append("--- # ").Append(name).Append('\n').Append(content).Append(content.EndsWith('\n') ? "" : "\n");
        return text.ToString();
    }

    /// <summary>The parts of a text; null when it does not begin with a part's line.</summary>
    public static IReadOnlyList<SettingsPart>? Split(string text)
    {
        var parts = new List<SettingsPart>();
        var lines = text.Split('\n');
        if (!PartLine().IsMatch(lines[0]))
            return null;
        for (var at = 0; at < lines.Length;)
        {
            var name = PartLine().Match(lines[at]).Groups[1].Value;
            var end = at + 1;
            while (end < lines.Length && !PartLine().IsMatch(lines[end]))
                end++;
            var body = string.Join('\n', lines[(at + 1)..end]) + (end < lines.Length ? "\n" : "");
            parts.Add(new SettingsPart(name, body, at + 2));
            at = end;
        }
        return parts;
    }

    /// <summary>The kept original of several files, in the order they were read in; null when it is one file as it is.</summary>
    internal static Dictionary<string, string>? Files(byte[] original)
    {
        if (!original.AsSpan().StartsWith("{\""u8))
            return null;
        try
        {
            var files = JsonSerializer.Deserialize<Dictionary<string, string>>(original, CanonicalJson.Options);
            return files is { Count: > 1 } && files.Keys.All(name => PartLine().IsMatch("--- # " + name)) ? files : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^--- # ([^\s/\\]+\.(?:ya?ml|json|env)|\.env(?:\.[^\s/\\]+)?)\r?$", RegexOptions.CultureInvariant)]
    private static partial Regex PartLine();
}
