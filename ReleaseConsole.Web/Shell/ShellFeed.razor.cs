using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Live;
using LogQuestion = ReleaseConsole.Core.Audit.LogState;

namespace ReleaseConsole.Web.Shell;

/// <summary>Asks once per window who looks and what they may switch to, and keeps the rail's numbers fresh as pages change.</summary>
public sealed partial class ShellFeed : IDisposable
{
    private ShellScope? _scope;
    private RailCounts _counts = RailCounts.None;
    private LogState? _log;
    private CommittedChanges? _changes;
    private string? _countedFor;
    private ViewerShown? _viewer;

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required ViewerScope Viewer { get; set; }

    [Inject] public required ReviewQueue Queues { get; set; }

    [Inject] public required DriftList Drifts { get; set; }

    [Inject] public required LogQuestion Logs { get; set; }

    [Inject] public required AuditFeed Feed { get; set; }

    [Inject] public required PaletteSearch Finder { get; set; }

    [Inject] public required ILogger<ShellFeed> Log { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        var actor = await Actors.CurrentAsync();
        _viewer = await Viewer.RunAsync(actor, CancellationToken.None);
        ReadPlace();
        _changes = new CommittedChanges(Feed, actor.Tenant, () => InvokeAsync(CountAsync));
        await CountAsync();
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= OnMoved;
        _changes?.Dispose();
    }

    private async Task CountAsync()
    {
        _countedFor = _scope?.Product;
        if (_countedFor is not { } product)
            return;
        try
        {
            await CountAsync(product);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The numbers are a help beside the page: a fault in them must not take the page away.
            Log.CountsFailed(fault, product);
        }
    }

    private async Task CountAsync(string product)
    {
        var actor = await Actors.CurrentAsync();
        var queue = await Queues.RunAsync(product, actor, CancellationToken.None);
        var drifts = await Drifts.RunAsync(product, all: false, actor, CancellationToken.None);
        _counts = new RailCounts(
            queue.Succeeded ? queue.Value.ForMe.Count : null, drifts.Succeeded ? drifts.Value.Count(drift => drift.IsActive) : null);
        _log = await LogAsync(product, actor);
        StateHasChanged();
    }

    /// <summary>What the newest verification said of the log; without one it is told as unchecked.</summary>
    private async Task<LogState?> LogAsync(string product, Actor actor)
    {
        if (await Logs.RunAsync(actor, CancellationToken.None) is not { Succeeded: true, Value: { } log })
            return null;
        var detail = log.Verified is { } last
            ? $"{(last.Ok ? "Every entry was" : "The log was")} recomputed at {TimeWords.Exact(last.At)}: {last.Size} entries, {last.Problems} problems."
            : $"{log.Size} entries, not recomputed yet.";
        return new LogState(log.Verified?.Ok, log.Verified?.At, detail, Urls.For(product).Audit());
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        ReadPlace();
        _ = InvokeAsync(_scope?.Product == _countedFor ? ShowAsync : CountAsync);
    }

    private Task ShowAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void ReadPlace()
    {
        if (_viewer is null)
            return;
        var here = Urls.ProductIn("/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]);
        // An address of a product nobody gave them says nothing about it; the rail leads where they may go.
        var product = _viewer.Products.Any(one => one.Slug == here) ? here : _viewer.Products.Select(one => one.Slug).FirstOrDefault();
        _scope = new ShellScope(
            product,
            [.. _viewer.Tenants.Select(tenant => new ScopeChoice(tenant.Name, Urls.Tenant(tenant.Slug), tenant.IsCurrent))],
            [.. _viewer.Products.Select(one => new ScopeChoice(one.Name, Urls.For(one.Slug).Overview(), one.Slug == product))],
            new PersonShown(_viewer.Name, _viewer.Roles),
            product is null ? null : (text, cancel) => Finder.FindAsync(product, text, cancel));
    }
}
