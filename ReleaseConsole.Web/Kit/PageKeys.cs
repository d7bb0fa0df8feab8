using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ReleaseConsole.Web.Kit;

/// <summary>The keys of a page: its script listens to them once it is on the screen, and presses what stands there for them.</summary>
public sealed class PageKeys(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private JsModule? _script;

    /// <summary>The page's own script, with a <c>listen</c>.</summary>
    [Parameter, EditorRequired] public required string Script { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
            await _script.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new JsModule(js, Script);
        await _script.InvokeVoidAsync("listen");
    }
}
