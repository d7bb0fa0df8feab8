using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Releases;

/// <summary>Drafts the notes of a release that is being put together from what it changes of the one it is made from.</summary>
public sealed partial class ReleaseNotesDraft(DraftNotes notes, ActorSource actors)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ReleaseDraft Draft { get; set; }

    [Parameter] public string? Text { get; set; }

    [Parameter] public EventCallback<string?> TextChanged { get; set; }

    private async Task<Result<Assessment>> JudgeAsync() =>
        await notes.RunAsync(Product, Draft.Base, Draft.Pins, await actors.CurrentAsync(), CancellationToken.None);
}
