using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What the console read of a version whose text hides it; nothing is drawn for one that says it all.</summary>
public sealed partial class ReadFactsPanel(ReadFacts facts, ActorSource actors)
{
    private IReadOnlyList<ReadFact> _facts = [];
    private (string Product, ArtifactKind Kind, string Path, int Number) _loadedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    /// <summary>Which version.</summary>
    [Parameter, EditorRequired] public required int Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Product, Shown.Kind, Shown.Path, Number);
        if (_loadedFor == asked)
            return;
        _loadedFor = asked;
        _facts = [];
        var found = await facts.RunAsync(
            Product, Shown.Kind, Shown.Path, Number.ToString(CultureInfo.InvariantCulture), await actors.CurrentAsync(),
            CancellationToken.None);
        // A version that cannot be read is refused by the text beside it, in the same words.
        if (asked == _loadedFor && found.Succeeded)
            _facts = found.Value;
    }
}
