using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Kit;

/// <summary>How comparisons are laid out and whether changes of spaces are shown; both stand in the page's address.</summary>
public sealed partial class DiffViewSwitch(NavigationManager navigation)
{
    private static readonly (string Word, string? Value)[] Words = [("Side by side", null), ("Unified", "unified"), ("Meaning", "meaning")];

    /// <summary>The address's <c>view</c>.</summary>
    [Parameter, EditorRequired] public required string? View { get; set; }

    /// <summary>The address's <c>ws</c>.</summary>
    [Parameter, EditorRequired] public required string? Whitespace { get; set; }

    /// <summary>The texts can be left out, so that only what the changes mean is read.</summary>
    [Parameter] public bool HasMeaning { get; set; }

    private string? Shown => View == "unified" || (HasMeaning && View == "meaning") ? View : null;

    private string AddressOf(string name, string? value) => navigation.GetUriWithQueryParameter(name, value);
}
