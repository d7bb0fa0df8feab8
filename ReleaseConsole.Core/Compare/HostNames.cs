using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>The hosts a document names in addresses. The addresses of schema dialects (<c>$schema</c>, <c>$id</c>) are names, not routes.</summary>
public static partial class HostNames
{
    public static IReadOnlyList<string> In(ToolDefinition tool) => In(tool.ToCanonical());

    /// <summary>The hosts of a document by its bytes; one without an address is not even read.</summary>
    public static IReadOnlyList<string> In(ReadOnlySpan<byte> json) => json.IndexOf("://"u8) < 0 ? [] : In(JsonNode.Parse(json));

    public static IReadOnlyList<string> In(JsonNode? tree)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Collect(tree, found);
        return [.. found];
    }

    private static void Collect(JsonNode? node, SortedSet<string> found)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    if (name is not ("$schema" or "$id"))
                        Collect(value, found);
                break;
            case JsonArray elements:
                foreach (var element in elements)
                    Collect(element, found);
                break;
            default:
                foreach (Match match in Address().Matches(node.Word() ?? ""))
                    found.Add(Ascii(match.Groups[1].Value));
                foreach (Match match in Default().Matches(node.Word() ?? ""))
                    found.Add(Ascii(match.Groups[1].Value));
                break;
        }
    }

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

    [GeneratedRegex(
        @"\b(?:https?|wss?)://(?:[^\s/@]+@)?([\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]+|\[[0-9a-fA-F:]+\])", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // ${DB_HOST:-db.shop.example}: where it goes when nobody says where.
    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*:?-(?:[^\s/@}]+@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?\}", RegexOptions.IgnoreCase)]
    private static partial Regex Default();
}
