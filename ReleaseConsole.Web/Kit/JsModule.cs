using Microsoft.JSInterop;

namespace ReleaseConsole.Web.Kit;

/// <summary>A component's own script, imported on first use and let go without noise when the circuit is already gone.</summary>
public sealed class JsModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    public async ValueTask<T> InvokeAsync<T>(string function, CancellationToken cancel, params object?[] arguments) =>
        await (await ModuleAsync()).InvokeAsync<T>(function, cancel, arguments);

    public async ValueTask InvokeVoidAsync(string function, params object?[] arguments) =>
        await (await ModuleAsync()).InvokeVoidAsync(function, arguments);

    public async ValueTask DisposeAsync()
    {
        if (_module is null)
            return;
        try
        {
            await (await _module).DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser left first and took the module with it, or it no longer answers and the circuit ends its waiting.
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => _module ??= js.InvokeAsync<IJSObjectReference>("import", path).AsTask();
}
