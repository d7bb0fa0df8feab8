using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Which environment an address, a queue or a reference to a key belongs to, by the words in its name.</summary>
internal static class EnvironmentNames
{
    private static readonly string[] Real = ["production", "prod", "prd"];
    private static readonly string[] Trial =
        ["staging", "stage", "stg", "test", "testing", "uat", "qa", "dev", "development", "sandbox", "preprod", "localhost", "127"];

    /// <summary>The word in a value that names another environment; null where none does, or the value is text and no name.</summary>
    public static string? Foreign(string environment, string value)
    {
        return Words(value).FirstOrDefault((IsReal(environment) ? Trial : Real).Contains);
    }

    /// <summary>Whether a value named what is real and names what is for trial now, or the other way round.</summary>
    public static bool HasMoved(string before, string after)
    {
        var (was, now) = (Words(before), Words(after));
        return (was.Exists(Trial.Contains) && !was.Exists(Real.Contains) && now.Exists(Real.Contains))
            || (was.Exists(Real.Contains) && !was.Exists(Trial.Contains) && now.Exists(Trial.Contains));
    }

    private static List<string> Words(string value) => value.Contains(' ', StringComparison.Ordinal) || !value.AsSpan().ContainsAny(":/._-")
        ? []
        : [.. value.ToLowerInvariant().Split([':', '/', '.', '_', '-', '@', '?', '&', '='], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Every text in a tree with its place.</summary>
    public static IEnumerable<(string Place, string Text)> Values(JsonNode? node, string place = "") => node switch
    {
        JsonObject members => members.SelectMany(one => Values(one.Value, JsonPointer.Child(place, one.Key))),
        JsonArray list => list.SelectMany((one, at) => Values(one, JsonPointer.Child(place, at))),
        _ => node.Word() is { } text ? [(place, text)] : [],
    };

    private static bool IsReal(string environment) => Real.Any(word => environment.Contains(word, StringComparison.OrdinalIgnoreCase));
}
