using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>Puts a release up for an environment, by those who may.</summary>
public sealed partial class ProposePage(ReleaseSummary summary, ReleaseBoard releases, ActorSource actors)
{
    private Board? _board;
    private Refusal? _loadRefusal;

    [Parameter] public required string Product { get; set; }

    [Parameter] public required string Version { get; set; }

    [SupplyParameterFromQuery] public string? Environment { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var release = await summary.RunAsync(Product, Version, actor, CancellationToken.None);
        var found = await releases.RunAsync(Product, limit: 500, actor, CancellationToken.None);
        _loadRefusal = release.Refusal ?? found.Refusal;
        _board = _loadRefusal is null ? found.Value : null;
    }
}
