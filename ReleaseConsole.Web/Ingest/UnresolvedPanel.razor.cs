using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Items whose artifact is not certain, each with its reason and the decisions there are.</summary>
public sealed partial class UnresolvedPanel
{
    private const int Shown = 10;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<UnresolvedRow> Rows { get; set; }

    [Parameter] public Refusal? Refusal { get; set; }

    [Parameter] public EventCallback<(UnresolvedRow Row, Resolution Resolution)> OnDecide { get; set; }
}
