using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace ReleaseConsole.Web.Shell;

/// <summary>The document. Pages run on a circuit, without prerendering: behind sign-in it would only run every query twice.</summary>
public sealed partial class App
{
    private static readonly InteractiveServerRenderMode OnCircuit = new(prerender: false);

    [CascadingParameter] public required HttpContext Http { get; set; }

    /// <summary>A page marked <c>[ExcludeFromInteractiveRouting]</c> (sign-in) is plain HTML and may set cookies.</summary>
    private InteractiveServerRenderMode? PageRenderMode => Http.AcceptsInteractiveRouting() ? OnCircuit : null;
}
