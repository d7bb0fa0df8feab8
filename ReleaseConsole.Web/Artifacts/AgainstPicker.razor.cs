using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>Chooses what a text is edited against; the choice stands in the address.</summary>
public sealed partial class AgainstPicker(NavigationManager navigation)
{
    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    [Parameter, EditorRequired] public required EditAgainst Against { get; set; }

    private void Choose(string side) =>
        navigation.NavigateTo(Urls.For(Product).ArtifactAgainst(Shown.Kind, Shown.Path, side), replace: true);
}
