using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Shell;

/// <summary>The places of one product, in the order work flows; only those that exist.</summary>
public sealed partial class Rail
{
    [Parameter] public string? Product { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<RailEntry> Entries { get; set; }

    /// <summary>The path shown now, from the root, without a query.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter] public RailCounts? Counts { get; set; }

    private IEnumerable<IGrouping<int, RailEntry>> Groups => Product is null ? [] : Entries.GroupBy(entry => entry.Group);

    private bool IsCurrent(RailEntry entry) => entry.Holds(Path, Product!);

    private (int Number, string Word, bool Hot)? CountOf(RailEntry entry) => entry.Segment switch
    {
        "inbox" when Counts?.Waiting is > 0 and var waiting => (waiting, "waiting", false),
        "environments" when Counts?.Drifted is > 0 and var drifted => (drifted, "drifted", true),
        _ => null,
    };
}
