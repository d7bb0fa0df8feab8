using ReleaseConsole.Core.Compare.Merging;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What a person takes for a place that both sides changed: a side, or lines written by hand. A letter in an address.</summary>
public readonly record struct MergePlace(MergeChoice? Choice, string? ByHand)
{
    /// <summary>The letter of a place that is written by hand; the text itself is in no address.</summary>
    public const char Hand = 'h';

    private const string Letters = "otbw";

    public bool IsDecided => Choice is not null || ByHand is not null;

    public IReadOnlyList<string> Lines(MergeRegion region) =>
        ByHand is null ? region.Lines(Choice) : ByHand.Length == 0 ? [] : ByHand.ReplaceLineEndings("\n").Split('\n');

    public static string Written(IReadOnlyList<MergePlace> places) => string.Concat(
        places.Select(place => place.ByHand is not null ? Hand : place.Choice is { } choice ? Letters[(int)choice] : '_'));

    /// <summary>The places as they were written down; those by hand, and letters nobody knows, are to be decided again.</summary>
    public static MergePlace[] Read(string? written, int count) =>
        written?.Length == count ? [.. written.Select(Of)] : new MergePlace[count];

    /// <summary>The lines of every place; null where one of them is not decided.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Lines(IReadOnlyList<MergeRegion> regions, IReadOnlyList<MergePlace> places) =>
        places.All(place => place.IsDecided) ? [.. regions.Select((region, at) => places[at].Lines(region))] : null;

    private static MergePlace Of(char letter) =>
        Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? new MergePlace((MergeChoice)at, null) : default;
}
