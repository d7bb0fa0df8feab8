using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Web.Compare;

/// <summary>Narrows a list of changes by what their path or kind says, and keeps it in the address as <c>find</c>.</summary>
public sealed partial class ChangeFilter(NavigationManager navigation)
{
    [Parameter, EditorRequired] public required string? Value { get; set; }

    /// <summary>What the list is narrowed to; the list keeps it, since the address comes back later than the next letter.</summary>
    [Parameter, EditorRequired] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Does the change hold every word?</summary>
    public static bool Keeps(string? words, ArtifactChange change) =>
        (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(word => change.Path.Contains(word, StringComparison.OrdinalIgnoreCase) || change.Kind.Word().Equals(
                word, StringComparison.OrdinalIgnoreCase));

    private async Task ChangeAsync(string? words)
    {
        await ValueChanged.InvokeAsync(words);
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("find", string.IsNullOrWhiteSpace(words) ? null : words), replace: true);
    }
}
