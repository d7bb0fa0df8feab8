using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// The hosts a document names in addresses. The addresses of schema dialects (<c>$schema</c>, <c>$id</c>) are names, not routes.
/// </summary>
public static partial class HostNames
{
    /// <summary>How far before an address the words may stand that only point to it.</summary>
    private const int LongestLead = 400;

    private static readonly HashSet<string> Reading = new(
        ["icon", "icons", "iconUrl", "logo", "website", "websiteUrl", "homepage", "documentation", "documentationUrl", "docs",
        "externalDocs", "license", "termsOfService"], StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<string> In(ToolDefinition tool) => In(tool.ToCanonical());

    /// <summary>The hosts of a document by its bytes; one without an address is not even read.</summary>
    public static IReadOnlyList<string> In(ReadOnlySpan<byte> json) => json.IndexOf("://"u8) < 0 ? [] : In(JsonNode.Parse(json));

    public static IReadOnlyList<string> In(JsonNode? tree) => Found(tree, withCited: true);

    /// <summary>Without those that are only pointed to, for people to read or to look at: documentation, a homepage, an icon.</summary>
    public static IReadOnlyList<string> Reached(ReadOnlySpan<byte> json) =>
        json.IndexOf("://"u8) < 0 ? [] : Found(JsonNode.Parse(json), withCited: false);

    private static List<string> Found(JsonNode? tree, bool withCited)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(tree, found, withCited);
        return [.. found];
    }

    private static void Collect(JsonNode? node, SortedSet<string> found, bool withCited)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    if (name is not ("$schema" or "$id") && (withCited || !Reading.Contains(name)))
                        Collect(value, found, withCited);
                break;
            case JsonArray elements:
                foreach (var element in elements)
                    Collect(element, found, withCited);
                break;
            default:
                var text = node.Word() ?? "";
                foreach (Match match in Address().Matches(text))
                    if (Ascii(match.Groups[1].Value) is var host
                        && (withCited || IsDisguised(host)
                        || !Cited().IsMatch(text.AsSpan(Math.Max(0, match.Index - LongestLead)..match.Index))))
                        found.Add(host);
                foreach (Match match in Default().Matches(text))
                    found.Add(Ascii(match.Groups[1].Value));
                break;
        }
    }

    // Nobody is sent to read at an address that looks like another one, or has no name.
    private static bool IsDisguised(string host) =>
        host.Contains("xn--", StringComparison.Ordinal) || host.All(c => char.IsAsciiDigit(c) || c is '.' or '[' or ':');

    // A host in other letters is another host, however alike it looks: it is shown as it travels (RFC 3492).
    private static string Ascii(string host)
    {
        try
        {
            return new IdnMapping { AllowUnassigned = true }.GetAscii(host.TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return host.ToLowerInvariant();
        }
    }

    // "See", "documented at": in the sentence of the address, with no call in it.
    [GeneratedRegex(
        @"\b(?:see(?: also)?|docs?|documentation|documented|described|defined|explained|specified|reference|read more|learn more"
        + @"|more (?:info(?:rmation)?|details)|details|guide|manual|specification)\b"
        + @"(?![^.\n]*\b(?:calls?|called|sends?|sent|posts?|posted|stored|saved|written|fetch\w*|uploads?|forwards?|requests?|quer(?:y"
        + @"|ies)|reach\w*|connects?|follow|run|open)\b)[^.\n]{0,60}$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Cited();

    [GeneratedRegex(
        @"\b(?:https?|wss?)://(?:[^\s/@]+@)?([\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]+|\[[0-9a-fA-F:]+\])", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // ${DB_HOST:-db.shop.example}: where it goes when nobody says where. A name before an @ without a password is a mailbox.
    [GeneratedRegex(
        @"\$\{[A-Za-z_][A-Za-z0-9_]*:?-(?:[^\s/@}:]{1,200}:[^\s/@}]{0,200}@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?\}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Default();
}
