using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Deploy;

/// <summary>Every artifact across the environments; equal digests join into one bar.</summary>
public sealed partial class ParityPanel
{
    [Parameter, EditorRequired] public required IReadOnlyList<EnvironmentCard> Cards { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ParityRow> Rows { get; set; }

    /// <summary>Also the rows that are the same everywhere.</summary>
    [Parameter] public bool All { get; set; }

    [Parameter, EditorRequired] public required string DifferencesUrl { get; set; }

    [Parameter, EditorRequired] public required string AllUrl { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    /// <summary>How many differences stand here before all of them have to be asked for: what follows must stay in reach.</summary>
    private const int Most = 40;

    private int Same => Rows.Count(row => row.IsSameEverywhere);

    private IReadOnlyList<ParityRow> Shown => All ? Rows : [.. Rows.Where(row => !row.IsSameEverywhere)];

    private string Reference => Cards.LastOrDefault(card => card.Manifest is not null)?.Name ?? "the last environment";

    private string? CompareUrl => Cards.Where(card => card.Manifest is not null).Select(card => card.Name).ToList() is { Count: > 1 } live
        ? Here.Compare(live[^2], live[^1])
        : null;

    private bool IsEmpty(ParityCell cell) => Cards.First(card => card.Name == cell.Environment).Manifest is null;

    /// <summary>Neighbours with the same digest, nothing of them observed otherwise, as one.</summary>
    internal static IReadOnlyList<ParityBar> Bars(ParityRow row)
    {
        var bars = new List<ParityBar>();
        foreach (var cell in row.Cells)
        {
            var joins = bars.Count > 0 && cell.Pinned is not null && bars[^1].Cell.Pinned == cell.Pinned
                && cell.IsAsReleased && bars[^1].Cell.IsAsReleased;
            if (joins)
                bars[^1] = bars[^1] with { Span = bars[^1].Span + 1 };
            else
                bars.Add(new ParityBar(cell, 1));
        }
        return bars;
    }
}
