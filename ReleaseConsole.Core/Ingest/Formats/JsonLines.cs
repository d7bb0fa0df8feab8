using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The objects of JSON Lines with their line numbers; a line that is none is refused with its place.</summary>
internal static class JsonLines
{
    public static IEnumerable<(Result<JsonObject> Line, int Number)> In(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return (Of(line, number), number);
        }
    }

    private static Result<JsonObject> Of(string line, int number)
    {
        var canonical = CanonicalJson.From(Encoding.UTF8.GetBytes(line));
        if (!canonical.Succeeded)
            return canonical.Refusal with
            {
                Place = string.Create(CultureInfo.InvariantCulture, $"{number}:{Places.Parse(canonical.Refusal.Place).Column ?? 1}"),
            };
        return JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth }) is JsonObject members
            ? members
            : FormatRefusals.NotAnObjectLine(string.Create(CultureInfo.InvariantCulture, $"{number}:1"));
    }
}
