using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Ingest;

/// <summary>The imports that were made last, by whom.</summary>
public sealed partial class EarlierImportsPanel(ImportHistory history, ActorSource actors)
{
    private List<ImportRow>? _earlier;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var rows = await history.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _earlier = rows.Succeeded ? rows.Value : null;
        _refusal = rows.Refusal;
    }
}
