using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Another region at one place.</summary>
internal sealed record RegionMove(string Place, string Before, string After);

/// <summary>Where things run: stated as a region, or told by the name of a host or of a cross-region model.</summary>
internal static partial class Regions
{
    private static readonly string[] Names =
        ["region", "location", "aws_region", "aws_region_name", "vertex_location", "data_residency", "geography", "inference_geo"];

    public static JsonNode? RegionTree(this PinnedContent? content) => content?.Pin.Kind == ArtifactKind.Prompt
        ? PromptReading.Of(content.PromptText()).FrontMatter
        : content.Tree();

    public static IEnumerable<RegionMove> Moves(JsonNode? before, JsonNode? after)
    {
        var was = In(before, "").ToDictionary(one => one.Place, one => one.Region, StringComparer.Ordinal);
        foreach (var (place, region) in In(after, ""))
            if (was.TryGetValue(place, out var old) && !string.Equals(old, region, StringComparison.OrdinalIgnoreCase))
                yield return new RegionMove(place, old, region);
    }

    /// <summary>Whether both lie in one part of the world, as far as their names tell.</summary>
    public static bool SameLaw(string before, string after) => Part(before) is { } was && was == Part(after);

    private static IEnumerable<(string Place, string Region)> In(JsonNode? node, string place)
    {
        if (node is JsonArray list)
            return list.SelectMany((one, at) => In(one, JsonPointer.Child(place, at)));
        if (node is JsonObject members)
            return members.SelectMany(one => Names.Contains(one.Key, StringComparer.OrdinalIgnoreCase) && one.Value.Word() is { } stated
                ? [(JsonPointer.Child(place, one.Key), stated)]
                : In(one.Value, JsonPointer.Child(place, one.Key)));
        return node.Word() is { Length: < 300 } text && Told().Match(text) is { Success: true } told
            ? [(place, told.Groups["region"].Value)]
            : [];
    }

    private static string? Part(string region) =>
        Europe().IsMatch(region) ? "europe" : America().IsMatch(region) ? "america" : Asia().IsMatch(region) ? "asia" : null;

    [GeneratedRegex(
        @"^(?:https?://)(?:[\w.-]*[.-])?(?<region>(?:us|eu|ap|ca|sa|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-?\d|europe-[a-z]+\d+|us-[a-z]+\d+|asia-[a-z]+\d+|eastus2?|westus[23]?|northeurope|westeurope|swedencentral|francecentral|germanywestcentral|uksouth)[.-]|^(?<region>us|eu|apac|global|jp|au)\.(?=[a-z]+\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Told();

    [GeneratedRegex(
        @"^(?:eu\b|europe|eu-|.*europe$|swedencentral|francecentral|germanywestcentral|italynorth|spaincentral|polandcentral|de-|fr-)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Europe();

    [GeneratedRegex(@"^(?:us\b|us-|.*us\d?$|northamerica|usgov)", RegexOptions.IgnoreCase)]
    private static partial Regex America();

    [GeneratedRegex(@"^(?:ap-|apac|asia|jp|japan|southeastasia|eastasia|korea)", RegexOptions.IgnoreCase)]
    private static partial Regex Asia();
}
