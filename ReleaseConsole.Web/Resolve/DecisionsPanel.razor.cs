using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Resolve;

/// <summary>What people decided about identities, each to be looked up and taken back.</summary>
public sealed partial class DecisionsPanel(DecisionList decisions, RevokeDecision revoke, ActorSource actors)
{
    private List<DecisionRow>? _rows;
    private Refusal? _loadRefusal;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await decisions.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _loadRefusal = found.Refusal;
        _rows = found.Succeeded ? found.Value : null;
    }

    private async Task RevokeAsync(DecisionRow row)
    {
        _refusal = (await revoke.RunAsync(row.Id, await actors.CurrentAsync(), CancellationToken.None)).Refusal;
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private static string Word(DecisionRow row) => row.Resolution switch
    {
        Resolution.SameArtifact => "is",
        Resolution.NewArtifact => row.Artifact == row.Path ? "a new artifact" : "a new artifact,",
        Resolution.Alias => "another name of",
        Resolution.Ignore => "left out",
    };
}
