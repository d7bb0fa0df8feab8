namespace ReleaseConsole.Web.Kit;

/// <summary>One timer for every relative time on a page, so that a long list costs no more than a single line.</summary>
public sealed class MinuteTick(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private Action? _ticked;
    private ITimer? _timer;

    public event Action Ticked
    {
        add
        {
            lock (_gate)
            {
                _ticked += value;
                _timer ??= clock.CreateTimer(_ => _ticked?.Invoke(), state: null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            }
        }
        remove
        {
            lock (_gate)
                _ticked -= value;
        }
    }

    public void Dispose() => _timer?.Dispose();
}
