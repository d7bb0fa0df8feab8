using System.Text.Json;

namespace ReleaseConsole.Web.Identity;

/// <summary>
/// The three ways a role map is written: as a section of a settings file, and, because an environment variable is one string, as
/// JSON (<c>{"group":["grant"]}</c>) or as <c>group=grant,grant;group=grant</c>.
/// </summary>
internal static class RoleMapReading
{
    public static (RoleMap Map, IReadOnlyList<string> Problems) Read(IConfigurationSection section)
    {
        var text = section.Value?.Trim();
        if (string.IsNullOrEmpty(text))
            return RoleMap.Parse(section.GetChildren().SelectMany(Lines));
        if (text[0] != '{')
            return RoleMap.Parse(text.Split(';', StringSplitOptions.RemoveEmptyEntries).SelectMany(Compact));
        try
        {
            using var json = JsonDocument.Parse(text);
            return RoleMap.Parse([.. json.RootElement.EnumerateObject().SelectMany(Lines)]);
        }
        catch (JsonException wrong)
        {
            return (RoleMap.Empty, [$"Role map: not JSON at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}."]);
        }
    }

    private static IEnumerable<(string, string)> Lines(IConfigurationSection group) =>
        group.Value is { } one
            ? Grants(group.Key, one)
            : group.GetChildren().Select(grant => (group.Key, grant.Value ?? ""));

    private static IEnumerable<(string, string)> Lines(JsonProperty group) =>
        group.Value.ValueKind == JsonValueKind.Array
            ? group.Value.EnumerateArray().Select(grant => (group.Name, grant.ToString()))
            : Grants(group.Name, group.Value.ToString());

    private static IEnumerable<(string, string)> Compact(string line)
    {
        var (group, grants) = line.Split('=', 2) is [var left, var right] ? (left, right) : (line, "");
        return Grants(group, grants);
    }

    private static IEnumerable<(string, string)> Grants(string group, string grants) =>
        grants.Split(',', StringSplitOptions.TrimEntries).Select(grant => (group, grant));
}
