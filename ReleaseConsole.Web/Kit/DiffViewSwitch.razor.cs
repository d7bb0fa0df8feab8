using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ReleaseConsole.Web.Kit;

/// <summary>How comparisons are laid out and whether changes of spaces are shown; both stand in the page's address.</summary>
public sealed partial class DiffViewSwitch(NavigationManager navigation) : IDisposable
{
    private static readonly (string Word, string? Value)[] Words = [("Side by side", null), ("Unified", "unified"), ("Meaning", "meaning")];

    /// <summary>The address's <c>view</c>.</summary>
    [Parameter, EditorRequired] public required string? View { get; set; }

    /// <summary>The address's <c>ws</c>.</summary>
    [Parameter, EditorRequired] public required string? Whitespace { get; set; }

    /// <summary>The texts can be left out, so that only what the changes mean is read.</summary>
    [Parameter] public bool HasMeaning { get; set; }

    public void Dispose() => navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized() => navigation.LocationChanged += OnMoved;

    private string? Shown => View == "unified" || (HasMeaning && View == "meaning") ? View : null;

    // The addresses carry the rest of the page's own, which moves with the change that is read.
    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);

    private string AddressOf(string name, string? value) => navigation.GetUriWithQueryParameter(name, value);
}
