using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Shell;

/// <summary>Asks once per window who looks and what they may switch to, and keeps the rail's numbers fresh as pages change.</summary>
public sealed partial class ShellFeed : IDisposable
{
    private ShellScope? _scope;
    private RailCounts _counts = RailCounts.None;
    private LogState? _log;
    private string? _countedFor;
    private ViewerShown? _viewer;
    private int _turn;

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required ViewerScope Viewer { get; set; }

    [Inject] public required RailNumbers Numbers { get; set; }

    [Inject] public required PaletteSearch Finder { get; set; }

    [Inject] public required ILogger<ShellFeed> Log { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        var actor = await Actors.CurrentAsync();
        _viewer = await Viewer.RunAsync(actor, CancellationToken.None);
        await ReadPlaceAsync();
        await CountAsync();
    }

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    private async Task CountAsync()
    {
        _countedFor = _scope?.Product;
        if (_countedFor is not { } product)
        {
            (_counts, _log) = (RailCounts.None, null);
            StateHasChanged();
            return;
        }
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
        var found = await Numbers.RunAsync(product, actor, CancellationToken.None);
        if (product != _countedFor)
            return;
        _counts = found.Succeeded ? new RailCounts(found.Value.Waiting, found.Value.Drifted) : RailCounts.None;
        _log = found is { Succeeded: true, Value.Log: { } log } ? Of(log, Urls.For(product).Audit()) : null;
        StateHasChanged();
    }

    /// <summary>What the newest verification said of the log; without one it is told as unchecked.</summary>
    private static LogState Of(Core.Audit.LogCondition log, string url)
    {
        var detail = log.Verified is { } last
            ? $"{(last.Ok ? "Every entry was" : "The log was")} recomputed at {TimeWords.Exact(last.At)}: "
                + $"{last.Size} entries, {last.Problems} problems."
            : $"{log.Size} entries, not recomputed yet.";
        return new LogState(log.Verified?.Ok, log.Verified?.At, detail, url);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(MoveAsync);

    private async Task MoveAsync()
    {
        try
        {
            if (!await ReadPlaceAsync())
                return;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The frame stays as it was: the page within it tells its own fault.
            Log.PlaceFailed(fault);
            return;
        }
        if (_scope?.Product == _countedFor)
            StateHasChanged();
        else
            await CountAsync();
    }

    /// <returns>False when the window moved on meanwhile: the later place is the one that counts.</returns>
    private async Task<bool> ReadPlaceAsync()
    {
        var turn = ++_turn;
        if (_viewer is null)
            return false;
        var here = Urls.ProductIn("/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]);
        // It may have been made, or opened to them, since this window was.
        if (here is not null && !Knows(here))
            _viewer = await Viewer.RunAsync(await Actors.CurrentAsync(), CancellationToken.None);
        if (turn != _turn)
            return false;
        // An address of a product nobody gave them says nothing about it; a page of none leads into the first.
        var unknown = here is null || Knows(here) ? null : here;
        var product = unknown is null ? here ?? _viewer.Products.Select(one => one.Slug).FirstOrDefault() : null;
        _scope = new ShellScope(
            product,
            [.. _viewer.Tenants.Select(tenant => new ScopeChoice(tenant.Name, Urls.Tenant(tenant.Slug), tenant.IsCurrent))],
            [.. _viewer.Products.Select(one => new ScopeChoice(one.Name, Urls.For(one.Slug).Overview(), one.Slug == product))],
            new PersonShown(_viewer.Name, _viewer.Roles),
            product is null ? null : (text, cancel) => Finder.FindAsync(product, text, cancel))
        {
            Unknown = unknown,
        };
        return true;
    }

    private bool Knows(string product) => _viewer!.Products.Any(one => one.Slug == product);
}
