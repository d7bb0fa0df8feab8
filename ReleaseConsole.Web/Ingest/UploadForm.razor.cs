using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// Files, folders and archives on their way to the server: chosen or dropped, sent with their progress, and called back while they are
/// under way. Without its script the form posts by itself.
/// </summary>
public sealed partial class UploadForm(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _form;
    private JsModule? _script;

    /// <summary>Where the browser posts to.</summary>
    [Parameter, EditorRequired] public required string Action { get; set; }

    /// <summary>The button's words.</summary>
    [Parameter, EditorRequired] public required string Send { get; set; }

    /// <summary>One whole folder is asked for, instead of files.</summary>
    [Parameter] public bool IsFolder { get; set; }

    [Parameter] public string? WhyNot { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new JsModule(js, "./Ingest/UploadForm.razor.js");
        await _script.InvokeVoidAsync("take", _form);
    }

    public async ValueTask DisposeAsync()
    {
        if (_script is not null)
            await _script.DisposeAsync();
    }
}
