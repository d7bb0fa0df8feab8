using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Assess;

/// <summary>A policy that was in force before, and what the one in force says otherwise.</summary>
public sealed partial class PolicyVersionPanel(ActorSource actors, PolicyHistory history, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private TextComparison? _comparison;
    private Refusal? _refusal;
    private (int, int)? _loaded;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required PolicyVersion Asked { get; set; }

    [Parameter, EditorRequired] public required PolicyInForce InForce { get; set; }

    /// <summary>The text of the policy in force.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [SupplyParameterFromQuery] public string? Ws { get; set; }

    [SupplyParameterFromQuery] public string? Line { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (Asked.Version, InForce.Version))
            return;
        (_loaded, _comparison) = ((Asked.Version, InForce.Version), null);
        var text = await history.TextAsync(Product, Asked.Version, await actors.CurrentAsync(), _closing.Token);
        _refusal = text.Refusal;
        _comparison = text.Succeeded ? TextDiff.WithMoves(text.Value, Text) : null;
    }

    private string AddressOf(string line) => navigation.GetUriWithQueryParameter("line", line);
}
