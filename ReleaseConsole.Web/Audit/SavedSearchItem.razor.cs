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
    private ElementReference _open;
    private ElementReference _form;
    private bool _isTurned;

    [Parameter, EditorRequired] public required SavedSearchRow Row { get; set; }

    /// <summary>The product the search is opened in.</summary>
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>It is gone, and the focus with it.</summary>
    [Parameter] public EventCallback OnDeleted { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required RenameSearch Renaming { get; set; }

    [Inject] public required DeleteSearch Deleting { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isTurned)
            return;
        // What was pressed stands there no longer; what took its place is where one goes on.
        _isTurned = false;
        await (_newName is null ? _open : _form).FocusIfThereAsync();
    }

    private void BeginRename() => (_newName, _isTurned) = (Row.Name, true);

    private async Task RenameAsync()
    {
        var renamed = await Renaming.RunAsync(Row.Id, _newName ?? "", await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = renamed.Refusal;
        if (_refusal is not null)
            return;
        Leave();
        await OnChanged.InvokeAsync();
    }

    /// <summary>One's own is one's own; what others use is asked about.</summary>
    private async Task AskAsync()
    {
        if (Row.IsShared && !await _confirm!.AskAsync())
            return;
        var deleted = await Deleting.RunAsync(Row.Id, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = deleted.Refusal;
        if (_refusal is null)
            await OnDeleted.InvokeAsync();
    }

    private void Leave() => (_newName, _refusal, _isTurned) = (null, null, true);
}
