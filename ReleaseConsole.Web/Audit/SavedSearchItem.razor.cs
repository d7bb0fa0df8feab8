using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Audit;

/// <summary>One saved search: opened by its name, and renamed or deleted by whoever may.</summary>
public sealed partial class SavedSearchItem
{
    private string? _newName;
    private Refusal? _refusal;
    private ConfirmDialog? _confirm;

    [Parameter, EditorRequired] public required SavedSearchRow Row { get; set; }

    /// <summary>The product the search is opened in.</summary>
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required RenameSearch Renaming { get; set; }

    [Inject] public required DeleteSearch Deleting { get; set; }

    private async Task RenameAsync()
    {
        var renamed = await Renaming.RunAsync(Row.Id, _newName ?? "", await Actors.CurrentAsync(), CancellationToken.None);
        await EndedAsync(renamed.Refusal);
    }

    /// <summary>One's own is one's own; what others use is asked about.</summary>
    private async Task AskAsync()
    {
        if (Row.IsShared && !await _confirm!.AskAsync())
            return;
        var deleted = await Deleting.RunAsync(Row.Id, await Actors.CurrentAsync(), CancellationToken.None);
        await EndedAsync(deleted.Refusal);
    }

    private async Task EndedAsync(Refusal? refusal)
    {
        _refusal = refusal;
        if (refusal is not null)
            return;
        _newName = null;
        await OnChanged.InvokeAsync();
    }

    private void Leave() => (_newName, _refusal) = (null, null);
}
