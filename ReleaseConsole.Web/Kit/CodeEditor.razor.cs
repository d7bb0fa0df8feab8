using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Kit;

/// <summary>An editor for one text of at most 4 MB. Its parent gives it a height; <c>Ctrl M</c> lets Tab leave it.</summary>
public sealed partial class CodeEditor : IAsyncDisposable
{
    private readonly MonacoEditor _editor;
    private ElementReference _host;

    public CodeEditor(IJSRuntime js) => _editor = new MonacoEditor(js, change => InvokeAsync(() => OnChanged.InvokeAsync(change)));

    /// <summary>What the editor holds first; later texts are given with <see cref="SetAsync"/>.</summary>
    [Parameter] public string InitialText { get; set; } = "";

    /// <summary>Monaco's word for the language: <c>markdown</c>, <c>json</c>, <c>yaml</c>, <c>handlebars</c>, <c>plaintext</c>.</summary>
    [Parameter] public string Language { get; set; } = "plaintext";

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>What is offered while a YAML text is written.</summary>
    [Parameter] public IReadOnlyList<EditorChoices> Choices { get; set; } = [];

    /// <summary>At most once in 300 ms, and not for texts set from here.</summary>
    [Parameter] public EventCallback<EditorChange> OnChanged { get; set; }

    [Parameter] public EventCallback OnReady { get; set; }

    public Task SetAsync(string text) => _editor.SetAsync(text);

    public Task<Result<string>> ReadAsync(CancellationToken cancel) => _editor.ReadAsync(cancel);

    public Task MarkersAsync(IEnumerable<EditorMarker> markers) => _editor.MarkAsync(markers);

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !await _editor.StartAsync(_host, new { Language, Label, ReadOnly, Diff = false, Choices }))
            return;
        await _editor.SetAsync(InitialText);
        await OnReady.InvokeAsync();
    }
}
