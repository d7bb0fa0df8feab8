using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Models;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Another region at one place.</summary>
internal sealed record RegionMove(string Place, string Before, string After);

/// <summary>Where things run: stated as a region, or told by the name of a host or of a cross-region model.</summary>
internal static partial class Regions
{
    private static readonly string[] SkuPlaces = ["/sku", "/sku/name"];

    private static readonly string[] Names =
        ["region", "location", "aws_region", "aws_region_name", "vertex_location", "data_residency", "geography", "inference_geo"];

    public static JsonNode? RegionTree(this PinnedContent? content) => content?.Pin.Kind == ArtifactKind.Prompt
        ? PromptReading.Of(content.PromptText()).FrontMatter
        : content.Tree();

    public static IEnumerable<RegionMove> Moves(JsonNode? before, JsonNode? after)
    {
        var was = In(before, "").ToDictionary(one => one.Place, one => one.Region, StringComparer.Ordinal);
        foreach (var (place, region) in In(after, ""))
            if (!was.Remove(place, out var old))
            {
                if (At(before, place) is { } plain && At(after, place) is { } led
                    && plain != led && plain == Named().Replace(led, "${scheme}"))
                    yield return new RegionMove(place, "no stated region", region);
            }
            else if (!string.Equals(old, region, StringComparison.OrdinalIgnoreCase))
                yield return new RegionMove(place, old, region);
        foreach (var wider in Skus(before, after))
            yield return wider;
        // The same address or model without the region that stood in its name is asked wherever its vendor likes.
        foreach (var (place, old) in was)
            if (At(before, place) is { } told && At(after, place) is { } now && now == Named().Replace(told, "${scheme}"))
                yield return new RegionMove(place, old, "no stated region");
    }

    /// <summary>Whether two names are one model, asked by way of different regions (Bedrock's inference profiles).</summary>
    public static bool IsSameElsewhere(string? before, string? after) => before is not null && after is not null && before != after
        && Named().Replace(before, "${scheme}") == Named().Replace(after, "${scheme}");

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

    // Azure's sizes say how far what is asked may travel; to stay nearer than before is no move.
    private static IEnumerable<RegionMove> Skus(JsonNode? before, JsonNode? after) =>
        from place in SkuPlaces
        let was = AzureReach.Of(At(before, place))
        let now = AzureReach.Of(At(after, place))
        where was < now
        select new RegionMove(place, AzureReach.Said(was.Value), AzureReach.Said(now.Value));

    private static string? At(JsonNode? node, string place)
    {
        foreach (var segment in JsonPointer.Segments(place))
            node = node switch
            {
                JsonObject members => members[segment],
                JsonArray list when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var at) =>
                    list.ElementAtOrDefault(at),
                _ => null,
            };
        return node.Word();
    }

    private static string? Part(string region) =>
        Europe().IsMatch(region) ? "europe" : America().IsMatch(region) ? "america" : Asia().IsMatch(region) ? "asia" : null;

    [GeneratedRegex(
        @"^(?:https?://)(?:[\w.-]*[.-])?(?<region>(?:us|eu|ap|ca|sa|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central|northeast"
        + @"|northwest|southeast|southwest)-?\d|europe-[a-z]+\d+|us-[a-z]+\d+|asia-[a-z]+\d+|eastus2?|westus[23]?|northeurope|westeurope"
        + @"|swedencentral|francecentral|germanywestcentral|uksouth)[.-]|^(?:https?://)?(?<region>us|eu|apac|global|jp|au)\.(?=[a-z]+\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Told();

    // A region that is a label of its own before the name: eu.anthropic.…, https://eu.api.openai.com.
    [GeneratedRegex(@"^(?<scheme>https?://)?(?:us-gov|us|eu|apac|global|jp|au)\.(?=[a-z]+\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^(?:eu\b|europe|eu-|.*europe$|swedencentral|francecentral|germanywestcentral|italynorth|spaincentral|polandcentral|de-|fr-)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Europe();

    [GeneratedRegex(@"^(?:us\b|us-|.*us\d?$|northamerica|usgov)", RegexOptions.IgnoreCase)]
    private static partial Regex America();

    [GeneratedRegex(@"^(?:ap-|apac|asia|jp|japan|southeastasia|eastasia|korea)", RegexOptions.IgnoreCase)]
    private static partial Regex Asia();
}
