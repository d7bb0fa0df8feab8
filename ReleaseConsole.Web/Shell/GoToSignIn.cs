using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Shell;

/// <summary>A window whose session has ended: the sign-in needs a request of its own, because a circuit sets no cookie.</summary>
public sealed class GoToSignIn : ComponentBase
{
    [Inject] public required NavigationManager Navigation { get; set; }

    protected override void OnInitialized() =>
        Navigation.NavigateTo(Urls.SignInThen("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
}
