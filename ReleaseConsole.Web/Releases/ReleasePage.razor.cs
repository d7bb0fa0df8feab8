using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>One release: what it consists of, what it was measured with, where it was proposed, and what was written about it.</summary>
public sealed partial class ReleasePage(ReleaseSummary summary, ReleaseProposals proposals, ActorSource actors)
{
    private ReleaseView? _release;
    private IReadOnlyList<ReleaseProposalRow> _proposals = [];
    private Refusal? _refusal;
    private (string, string)? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [Parameter] public required string Version { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == (Product, Version))
            return;
        _loadedFor = (Product, Version);
        _release = null;
        await LoadAsync();
    }

    private List<TabLink> Tabs(ReleaseView release)
    {
        var tabs = new List<TabLink> { Link("Contents", null, release.Artifacts.Count), Link("What it takes", "profile", count: null) };
        if (release.Evaluations.Count > 0)
            tabs.Add(Link("Evaluations", "evaluations", release.Evaluations.Count));
        tabs.Add(Link("Proposals", "proposals", _proposals.Count));
        tabs.Add(Link("Notes", "notes", count: null));
        tabs.Add(Link("Timeline", "timeline", count: null));
        return tabs;
    }

    private TabLink Link(string word, string? tab, int? count) => new(word, Here.Release(Version, tab), (Tab ?? "") == (tab ?? ""), count);

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var found = await summary.RunAsync(Product, Version, actor, CancellationToken.None);
        var proposed = await proposals.RunAsync(Product, Version, actor, CancellationToken.None);
        _refusal = found.Refusal ?? proposed.Refusal;
        if (_refusal is not null)
            return;
        (_release, _proposals) = (found.Value, proposed.Value);
    }
}
