using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Live;

/// <summary>Tells a page that its tenant's log grew, at most twice a second, so that it asks its query again.</summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    /// <summary>Longer than a page takes from its question to what listens on it, and short: who writes often loads little twice.</summary>
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(10);
    private IDisposable? _subscription;
    private ITimer? _timer;
    private int _waiting;

    [Parameter, EditorRequired] public EventCallback OnHeard { get; set; }

    [Inject] public required AuditFeed Feed { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var tenant = (await Actors.CurrentAsync()).Tenant;
        // Listening in no tenant would be listening to all of them.
        if (tenant == default)
            return;
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(TellAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = Feed.Listen(tenant, _ => Heard());
        // The page asked before this listens: what was committed in between is on no page and would be told to nobody.
        if (Feed.SpokeWithin(Slowest, tenant))
            Heard();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _timer?.Dispose();
    }

    private void Heard()
    {
        if (Interlocked.Exchange(ref _waiting, 1) == 0)
            _timer?.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task TellAsync()
    {
        Interlocked.Exchange(ref _waiting, 0);
        try
        {
            await OnHeard.InvokeAsync();
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
