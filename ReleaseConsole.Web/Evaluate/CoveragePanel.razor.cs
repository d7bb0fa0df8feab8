using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>Which changed artifact results speak for, and which goes out on reading alone; what nothing speaks for stands first.</summary>
public sealed partial class CoveragePanel
{
    private int _limit = 12;

    [Parameter, EditorRequired] public required IReadOnlyList<ArtifactCoverage> Coverage { get; set; }

    private IEnumerable<ArtifactCoverage> Ordered => Coverage.OrderBy(one => one.State switch
    {
        CoverageState.Stale => 0,
        CoverageState.Partial => 1,
        // An evaluation could ask a prompt; few runners record anything else.
        CoverageState.NotCovered => one.Kind == ArtifactKind.Prompt ? 0 : 2,
        CoverageState.Covered => 3,
    });

    private static (string Css, string Mark, string Word) Face(CoverageState state) => state switch
    {
        CoverageState.Covered => ("covered", "●", "Covered"),
        CoverageState.Partial => ("partial", "◐", "In part"),
        CoverageState.Stale => ("stale", "◇", "Stale"),
        CoverageState.NotCovered => ("none", "○", "Not covered"),
    };
}
