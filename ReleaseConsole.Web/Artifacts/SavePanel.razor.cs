using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>The message and the button that make the editor's text a version.</summary>
public sealed partial class SavePanel
{
    private string? _message;
    private string? _said;
    private Refusal? _refusal;
    private Digest? _refusedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    /// <summary>The version the text was begun from.</summary>
    [Parameter, EditorRequired] public required Digest? Parent { get; set; }

    /// <summary>Gives the text that stands in the editor now.</summary>
    [Parameter, EditorRequired] public required Func<Task<Result<string>>> ReadText { get; set; }

    [Parameter] public string? WhyNot { get; set; }

    [Parameter] public EventCallback<SavedVersion> OnSaved { get; set; }

    [Parameter] public EventCallback OnConflict { get; set; }

    [Inject] public required SaveVersion Save { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    protected override void OnParametersSet()
    {
        // The text now stands on another version than the one that was refused.
        if (_refusal is not null && _refusedFor != Parent)
            _refusal = null;
    }

    private async Task SaveAsync()
    {
        (_refusal, _said) = (null, null);
        var text = await ReadText();
        var saved = text.Succeeded
            ? await Save.RunAsync(
                Product, new VersionToSave(Shown.Kind, Shown.Path, text.Value, _message ?? "", Parent), await Actors.CurrentAsync(),
                CancellationToken.None)
            : text.Refusal;
        if (saved.Succeeded)
        {
            _said = saved.Value.IsNew ? $"Saved as v{saved.Value.Number}." : $"Nothing changed: v{saved.Value.Number} already says this.";
            _message = null;
            await OnSaved.InvokeAsync(saved.Value);
            return;
        }
        (_refusal, _refusedFor) = (saved.Refusal, Parent);
        if (saved.Refusal.Kind == RefusalKind.Conflict)
            await OnConflict.InvokeAsync();
    }
}
