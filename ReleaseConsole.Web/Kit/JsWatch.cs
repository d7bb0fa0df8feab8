using Microsoft.JSInterop;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// What a component asked its script to watch: the script answers with something that has a <c>stop</c>, and calls the component until
/// then. A component that leaves while its script is still coming leaves nothing behind.
/// </summary>
public sealed class JsWatch<T>(JsModule module) : IAsyncDisposable where T : class
{
    private DotNetObjectReference<T>? _component;
    private IJSObjectReference? _watch;
    private bool _gone;

    public bool IsRunning => _watch is not null;

    public async Task StartAsync(string function, T component, params object?[] arguments)
    {
        _component = DotNetObjectReference.Create(component);
        try
        {
            _watch = await module.InvokeAsync<IJSObjectReference>(function, CancellationToken.None, [_component, .. arguments]);
        }
        catch (ObjectDisposedException) when (_gone)
        {
            return;
        }
        if (_gone)
            await StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await StopAsync();
        _component?.Dispose();
    }

    private async Task StopAsync()
    {
        if (_watch is not { } watch)
            return;
        _watch = null;
        try
        {
            await watch.InvokeVoidAsync("stop");
            await watch.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser left first and took the watching with it.
        }
    }
}
