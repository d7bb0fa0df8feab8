using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Shell;

public sealed partial class ErrorPage
{
    private string _reference = "";

    [CascadingParameter] public HttpContext? Http { get; set; }

    protected override void OnInitialized() => _reference = Activity.Current?.TraceId.ToString() ?? Http?.TraceIdentifier ?? "none";
}
