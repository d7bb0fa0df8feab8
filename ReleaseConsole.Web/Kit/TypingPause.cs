namespace ReleaseConsole.Web.Kit;

/// <summary>Does something with a text a while after its last key, and lets go of it when more is typed.</summary>
public sealed class TypingPause(TimeProvider clock, TimeSpan pause) : IDisposable
{
    private CancellationTokenSource _typing = new();

    /// <exception cref="OperationCanceledException">More was typed, or it was stopped.</exception>
    public async Task AfterAsync(Func<CancellationToken, Task> act)
    {
        // The turn is taken before anything is waited for: of two keys the later one holds.
        var before = _typing;
        _typing = new CancellationTokenSource();
        var typing = _typing.Token;
        await before.CancelAsync();
        before.Dispose();
        await Task.Delay(pause, clock, typing);
        await act(typing);
    }

    public Task StopAsync() => _typing.CancelAsync();

    public void Dispose() => _typing.Dispose();
}
