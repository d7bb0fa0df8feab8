using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Audit;

/// <summary>The searches one can open by name, and the present one to be kept beside them.</summary>
public sealed partial class SavedSearchesMenu
{
    private SavedSearchesShown? _shown;
    private Refusal? _refusal;
    private ElementReference _summary;

    [Parameter, EditorRequired] public required AuditFilter Filter { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required SavedSearches Searches { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await Searches.RunAsync(await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        _shown = found.Succeeded ? found.Value : null;
    }

    private async Task DeletedAsync()
    {
        await LoadAsync();
        await _summary.FocusIfThereAsync();
    }
}
