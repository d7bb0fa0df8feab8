using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Audit;

/// <summary>Keeps the present search under a name.</summary>
public sealed partial class SaveSearchForm
{
    private string? _name;
    private bool _isShared;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Query { get; set; }

    [Parameter] public bool MayShare { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required SaveSearch Saving { get; set; }

    private async Task SaveAsync()
    {
        var saved = await Saving.RunAsync(
            new NewSearch(_name ?? "", Query, _isShared), await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = saved.Refusal;
        if (!saved.Succeeded)
            return;
        (_name, _isShared) = (null, false);
        await OnSaved.InvokeAsync();
    }
}
