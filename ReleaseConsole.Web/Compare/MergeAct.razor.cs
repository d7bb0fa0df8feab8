using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Compare;

/// <summary>Merges two releases as was taken, once nothing is left to decide; what was merged is saved, and nothing is released.</summary>
public sealed partial class MergeAct(MergeReleases merge, ActorSource actors)
{
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ThreeCompared Compared { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ThreeWayLine> Rows { get; set; }

    [Parameter] public EventCallback<MergedReleases> OnMerged { get; set; }

    private bool AreReleases => Compared is { Ours.Manifest: not null, Theirs.Manifest: not null };

    private string? WhyNot => Rows.Count(row => row.IsOpen) is > 0 and var open
        ? string.Create(CultureInfo.InvariantCulture, $"{open} {(open == 1 ? "artifact is" : "artifacts are")} not decided.")
        : null;

    private string WouldSave => Rows.Count(row => row.Take == MergeTake.Merged) switch
    {
        0 => "No new version is saved.",
        1 => "One merged text is saved as a new version.",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} merged texts are saved as new versions, all of them or none."),
    };

    private async Task MergeAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var sides = new ThreeReferences(Exactly(Compared.Base), Exactly(Compared.Ours), Exactly(Compared.Theirs));
            var merged = await merge.RunAsync(
                Product, new ReleasesToMerge(sides, [.. Rows.Select(row => row.Taken)]), await actors.CurrentAsync(),
                CancellationToken.None);
            _refusal = merged.Refusal;
            if (merged.Succeeded)
                await OnMerged.InvokeAsync(merged.Value);
        }
        finally
        {
            _busy = false;
        }
    }

    // What was looked at is what is merged, even where an environment has moved on meanwhile.
    private static string Exactly(Core.Compare.ComparedSide side) => side.Manifest?.ToString() ?? side.Reference;
}
