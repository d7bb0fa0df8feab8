using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Review;

/// <summary>Says that another policy waits for the one who looks, and nothing when none does.</summary>
public sealed partial class PolicyWaits(PolicyBoard policies, ActorSource actors)
{
    private PolicyComing? _coming;

    [Parameter, EditorRequired] public required string Product { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var coming = await policies.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _coming = coming is { Succeeded: true, Value: { WaitsForMe: not null } waits } ? waits : null;
    }
}
