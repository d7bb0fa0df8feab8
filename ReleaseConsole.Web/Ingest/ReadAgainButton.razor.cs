using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Has an ended import, or one file of it, read again, and leads to the import that comes of it.</summary>
public sealed partial class ReadAgainButton(ActorSource actors, ReadAgain again, NavigationManager navigation)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ImportId Import { get; set; }

    /// <summary>The one file to read; null for all of them.</summary>
    [Parameter] public string? File { get; set; }

    [Parameter] public string? WhyNot { get; set; }

    /// <summary>Why nothing is read, or null once it is.</summary>
    [Parameter] public EventCallback<Refusal?> OnRefused { get; set; }

    private async Task ReadAsync()
    {
        var started = await again.RunAsync(Import, File, await actors.CurrentAsync(), CancellationToken.None);
        await OnRefused.InvokeAsync(started.Refusal);
        if (started.Succeeded)
            navigation.NavigateTo(Urls.For(Product).Import(started.Value.Value));
    }
}
