using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>What can be done with a release, by what the one who looks may do: make another from it, withdraw it, propose it.</summary>
public sealed partial class ReleaseActs(MyRights rights, ActorSource actors)
{
    private RightsShown? _rights;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ReleaseView Release { get; set; }

    [Parameter] public EventCallback OnWithdrawn { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnInitializedAsync()
    {
        var mine = await rights.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _rights = mine.Succeeded ? mine.Value : null;
    }
}
