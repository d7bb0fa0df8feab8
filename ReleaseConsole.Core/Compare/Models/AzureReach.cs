using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Models;

/// <summary>Where Azure works on what a deployment is asked, as the name of its SKU says: one region, a zone, the world.</summary>
internal static partial class AzureReach
{
    private static readonly string[] Words = ["one region", "any region of its zone", "any region of the world"];

    public static bool IsSku(string place) =>
        place.EndsWith("/sku", StringComparison.Ordinal) || place.EndsWith("/sku/name", StringComparison.Ordinal);

    /// <summary>From the narrowest on; null for a name that says nothing of it.</summary>
    public static int? Of(string? sku) => sku is not null && Sku().Match(sku) is { Success: true } found
        ? found.Groups["reach"].Value.ToLowerInvariant() switch { "global" => 2, "datazone" => 1, _ => 0 }
        : null;

    public static string Said(int reach) => Words[reach];

    [GeneratedRegex(
        "^(?<reach>Global|DataZone)?(?:Standard|Provisioned|ProvisionedManaged|Batch)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sku();
}
