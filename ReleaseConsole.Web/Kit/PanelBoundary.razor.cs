using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// Keeps a fault inside the panel it happened in: the person sees a reference that the log carries too, may try again,
/// and finds the panel whole after moving on.
/// </summary>
public sealed partial class PanelBoundary : ErrorBoundaryBase, IDisposable
{
    private string _reference = "";

    /// <summary>The subject of the sentence, e.g. "The list of releases".</summary>
    [Parameter] public string What { get; set; } = "This part";

    /// <summary>The title of the page, when the boundary is round a whole page.</summary>
    [Parameter] public string? Page { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    [Inject] public required ILogger<PanelBoundary> Log { get; set; }

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override Task OnErrorAsync(Exception exception)
    {
        _reference = Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture)[20..];
        Log.PanelFailed(exception, What, _reference, Navigation.Uri);
        return Task.CompletedTask;
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        if (CurrentException is not null)
            _ = InvokeAsync(Recover);
    }
}
