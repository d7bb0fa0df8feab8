using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// Says what would happen and what cannot be undone, and returns the answer; it saves nothing itself.
/// Escape and Cancel answer no, and the focus goes back to what opened it.
/// </summary>
public sealed partial class ConfirmDialog : IAsyncDisposable
{
    private readonly string _titleId = Ids.Next("confirm");
    private ElementReference _dialog;
    private JsModule? _script;
    private TaskCompletionSource<bool>? _answer;

    /// <summary>The act as a question, e.g. "Roll back production to 2026.10.3?".</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The verb with its object, repeated on the button.</summary>
    [Parameter, EditorRequired] public required string Confirm { get; set; }

    [Parameter] public string Cancel { get; set; } = "Cancel";

    [Parameter] public bool Danger { get; set; }

    /// <summary>What changes, what cannot be undone, whom it waits for; one sentence each.</summary>
    [Parameter] public IReadOnlyList<string> Consequences { get; set; } = [];

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

    public async Task<bool> AskAsync()
    {
        _script ??= new JsModule(Js, "./Kit/ConfirmDialog.razor.js");
        Answer(agreed: false);
        _answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _script.InvokeVoidAsync("open", _dialog);
        return await _answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        Answer(agreed: false);
        if (_script is not null)
            await _script.DisposeAsync();
    }

    /// <summary>The answer is taken first: the dialog's own close event means no, and must not answer what is asked next.</summary>
    private async Task CloseAsync(bool agreed)
    {
        var answer = _answer;
        _answer = null;
        await _script!.InvokeVoidAsync("close", _dialog);
        answer?.TrySetResult(agreed);
    }

    private void Answer(bool agreed) => _answer?.TrySetResult(agreed);
}
