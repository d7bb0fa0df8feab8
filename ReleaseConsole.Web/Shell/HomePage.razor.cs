using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Shell;

/// <summary>No page of its own: leads to the first product the person can see.</summary>
public sealed partial class HomePage
{
    [CascadingParameter] public ShellScope? Scope { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected override void OnParametersSet()
    {
        if (Scope?.Product is { } product)
            Navigation.NavigateTo(Urls.For(product).Overview(), replace: true);
    }
}
