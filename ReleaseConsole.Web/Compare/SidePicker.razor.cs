using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Compare;

/// <summary>
/// One side of a comparison, typed or chosen: what fits is offered while one types, arrows choose, Enter takes the chosen one or what is
/// written, Escape leaves it as it was.
/// </summary>
public sealed partial class SidePicker(IJSRuntime js, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(120);
    private readonly string _id = Ids.Next("side");
    private readonly JsModule _script = new(js, "./Compare/SidePicker.razor.js");
    private CancellationTokenSource _search = new();
    private ElementReference _input;
    private IReadOnlyList<CompareChoice> _found = [];
    private string _text = "";
    private string? _shown;
    private int _selected = -1;
    private bool _isOpen;
    private bool _isSearched;

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The reference as it is written in the address.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    [Parameter, EditorRequired] public required Func<string, CancellationToken, Task<IReadOnlyList<CompareChoice>>> Find { get; set; }

    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Its list ends where it ends, for one that stands at the right edge.</summary>
    [Parameter] public bool OpensBack { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _search.CancelAsync();
        _search.Dispose();
        await _script.DisposeAsync();
    }

    protected override void OnParametersSet()
    {
        if (_shown == Value && _isOpen)
            return;
        (_shown, _text) = (Value, Value ?? "");
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _script.InvokeVoidAsync("keepArrows", _input);
    }

    private async Task OpenAsync()
    {
        if (_isOpen)
            return;
        (_isOpen, _isSearched) = (true, false);
        // What is picked already would find only itself; everything is offered until one types.
        await SearchAsync("");
    }

    private async Task TypedAsync(ChangeEventArgs typed)
    {
        (_text, _isOpen) = ((string)typed.Value!, true);
        await SearchAsync(_text);
    }

    private async Task SearchAsync(string text)
    {
        // Its own turn is taken before anything is waited for, so that the last who asked is the one who is answered.
        var before = _search;
        _search = new CancellationTokenSource();
        var cancel = _search.Token;
        await before.CancelAsync();
        before.Dispose();
        try
        {
            if (text.Length > 0)
                await Task.Delay(TypingPause, clock, cancel);
            var found = await Find(text, cancel);
            if (!cancel.IsCancellationRequested)
                (_found, _selected, _isSearched) = (found, text.Length > 0 && found.Count > 0 ? 0 : -1, true);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The person typed on; the newer search answers.
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when !_isOpen:
                await OpenAsync();
                break;
            case "ArrowDown" when _found.Count > 0:
                _selected = (_selected + 1) % _found.Count;
                break;
            case "ArrowUp" when _found.Count > 0:
                _selected = _selected <= 0 ? _found.Count - 1 : _selected - 1;
                break;
            case "Enter":
                await PickAsync(_isOpen && _selected >= 0 && _selected < _found.Count ? _found[_selected].Reference : _text.Trim());
                break;
            case "Escape":
                await CloseAsync();
                break;
        }
    }

    private async Task PickAsync(string reference)
    {
        await _search.CancelAsync();
        (_text, _isOpen, _selected) = (reference, false, -1);
        if (reference != (Value ?? ""))
            await ValueChanged.InvokeAsync(reference.Length == 0 ? null : reference);
    }

    private async Task CloseAsync()
    {
        await _search.CancelAsync();
        (_text, _isOpen, _selected) = (Value ?? "", false, -1);
    }

    private string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{_id}-{index}");

    private static string Word(ChoiceGroup group) => group switch
    {
        ChoiceGroup.Ancestor => "Found by itself",
        ChoiceGroup.Live => "Environments",
        ChoiceGroup.Release => "Releases",
        ChoiceGroup.Draft => "Your drafts",
        ChoiceGroup.Version => "Artifact versions",
    };
}
