using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Assess;

/// <summary>The policy the product is judged under: its text, its rules, whose signatures it asks for, and the policies before it.</summary>
public sealed partial class PolicyPage(ActorSource actors, PolicyHistory history) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private PolicyView? _view;
    private Refusal? _refusal;

    [Parameter] public required string Product { get; set; }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var view = await history.RunAsync(Product, await actors.CurrentAsync(), _closing.Token);
        _view = view.Succeeded ? view.Value : null;
        _refusal = view.Refusal;
    }
}
