using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// One Monaco editor in the browser. Text travels as a stream both ways, never as a message, because a circuit takes 32 KB at most;
/// a change tells only its length. What an earlier text still reports after <see cref="SetAsync"/> is dropped by its generation.
/// </summary>
internal sealed class MonacoEditor(IJSRuntime js, Func<EditorChange, Task> changed) : IAsyncDisposable
{
    public const int ByteLimit = 4_000_000;

    /// <summary>What the browser sends behind the text, because it cannot send nothing.</summary>
    private const string Mark = "\0";

    private readonly JsModule _script = new(js, "./Kit/CodeEditor.razor.js");
    private DotNetObjectReference<MonacoEditor>? _self;
    private IJSObjectReference? _editor;
    private bool _started;
    private bool _gone;
    private int _generation;

    /// <summary>Creates the editor once: renders are not serialised across awaits, so the latch is set before the first one.</summary>
    public async Task<bool> StartAsync(ElementReference host, object options)
    {
        if (_started)
            return false;
        _started = true;
        _self = DotNetObjectReference.Create(this);
        var editor = await _script.InvokeAsync<IJSObjectReference>("create", CancellationToken.None, host, _self, options);
        if (_gone)
        {
            await LetGoAsync(editor);
            return false;
        }
        _editor = editor;
        return true;
    }

    public async Task SetAsync(string text, bool original = false)
    {
        if (_editor is null)
            return;
        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        await _editor.InvokeVoidAsync("set", stream, original ? _generation : ++_generation, original);
    }

    public async Task<Result<string>> ReadAsync(CancellationToken cancel)
    {
        if (_editor is null)
            return new Refusal("editor-not-ready", "The editor is still opening. Save again in a moment.", RefusalKind.Unavailable);
        await using var text = await _editor.InvokeAsync<IJSStreamReference>("read", cancel);
        if (text.Length > ByteLimit + Mark.Length)
            return new Refusal("text-too-long", "The text is longer than 4 MB. Split it, or import it as a file.", RefusalKind.TooLarge);
        await using var stream = await text.OpenReadStreamAsync(ByteLimit + Mark.Length, cancel);
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return (await reader.ReadToEndAsync(cancel))[..^Mark.Length];
    }

    public async Task MarkAsync(IEnumerable<EditorMarker> markers)
    {
        if (_editor is not null)
            await _editor.InvokeVoidAsync("mark", markers.Take(1_000).ToList());
    }

    public async Task GoToAsync(int line, int column)
    {
        if (_editor is not null)
            await _editor.InvokeVoidAsync("go", line, column);
    }

    [JSInvokable]
    public Task Changed(int generation, int length, long version) =>
        _gone || generation != _generation ? Task.CompletedTask : changed(new EditorChange(length, version));

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_editor is not null)
            await LetGoAsync(_editor);
        _self?.Dispose();
        await _script.DisposeAsync();
    }

    private static async Task LetGoAsync(IJSObjectReference editor)
    {
        try
        {
            await editor.InvokeVoidAsync("dispose");
            await editor.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser left first and took the editor with it.
        }
    }
}
