using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Kit;

/// <summary>An editor beside the text it is held against: the original on the left cannot be edited, the right can.</summary>
public sealed partial class CodeDiffEditor : IAsyncDisposable
{
    private readonly MonacoEditor _editor;
    private ElementReference _host;

    public CodeDiffEditor(IJSRuntime js) => _editor = new MonacoEditor(js, change => InvokeAsync(() => OnChanged.InvokeAsync(change)));

    [Parameter] public string OriginalText { get; set; } = "";

    [Parameter] public string InitialText { get; set; } = "";

    [Parameter] public string Language { get; set; } = "plaintext";

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    [Parameter] public EventCallback<EditorChange> OnChanged { get; set; }

    [Parameter] public EventCallback OnReady { get; set; }

    public Task SetAsync(string text) => _editor.SetAsync(text);

    /// <summary>Holds the text against another original, e.g. when the environment compared with changes.</summary>
    public Task SetOriginalAsync(string text) => _editor.SetAsync(text, original: true);

    public Task<Result<string>> ReadAsync(CancellationToken cancel) => _editor.ReadAsync(cancel);

    public Task MarkersAsync(IEnumerable<EditorMarker> markers) => _editor.MarkAsync(markers);

    /// <summary>Puts the cursor there and the focus into the editor.</summary>
    public Task GoToAsync(int line, int column) => _editor.GoToAsync(line, column);

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !await _editor.StartAsync(_host, new { Language, Label, ReadOnly, Diff = true }))
            return;
        await _editor.SetAsync(OriginalText, original: true);
        await _editor.SetAsync(InitialText);
        await OnReady.InvokeAsync();
    }
}
