using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Shell;

/// <summary>Pages by name at once, and what the search finds as one types. The layout's script opens the dialog.</summary>
public sealed partial class CommandPalette : IAsyncDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(120);
    private ElementReference _dialog;
    private JsModule? _script;
    private CancellationTokenSource _search = new();
    private string _text = "";
    private IReadOnlyList<PaletteItem> _found = [];
    private int _selected;

    [Parameter, EditorRequired] public required IReadOnlyList<PaletteItem> Pages { get; set; }

    /// <summary>What is found for a text beside the pages; none while null.</summary>
    [Parameter] public Func<string, CancellationToken, Task<IReadOnlyList<PaletteItem>>>? Search { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    protected override void OnParametersSet()
    {
        if (_text.Length == 0)
            Show(Pages);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new JsModule(Js, "./Shell/CommandPalette.razor.js");
        await _script.InvokeVoidAsync("keepArrows", _dialog);
    }

    public async ValueTask DisposeAsync()
    {
        await _search.CancelAsync();
        _search.Dispose();
        if (_script is not null)
            await _script.DisposeAsync();
    }

    private async Task SearchAsync()
    {
        // Its own turn is taken before anything is waited for, so that the last who asked is the one who is answered.
        var before = _search;
        _search = new CancellationTokenSource();
        var cancel = _search.Token;
        await before.CancelAsync();
        before.Dispose();

        var text = _text.Trim();
        var pages = Pages.Where(page => page.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        Show(pages);
        if (text.Length == 0 || Search is null)
            return;
        try
        {
            await Task.Delay(TypingPause, Clock, cancel);
            var found = await Search(text, cancel);
            if (!cancel.IsCancellationRequested)
                Show([.. found.Where(item => item.Group == "Do"), .. pages, .. found.Where(item => item.Group != "Do")]);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The person typed on; the newer search answers.
        }
    }

    // Groups stand together, so that the arrows go through the list as the eye does.
    private void Show(IReadOnlyList<PaletteItem> found) =>
        (_found, _selected) = ([.. found.GroupBy(item => item.Group).SelectMany(group => group)], 0);

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (_found.Count == 0)
            return;
        switch (key.Key)
        {
            case "ArrowDown":
                _selected = (_selected + 1) % _found.Count;
                break;
            case "ArrowUp":
                _selected = (_selected + _found.Count - 1) % _found.Count;
                break;
            case "Enter":
                await GoAsync(_found[_selected]);
                break;
        }
    }

    private async Task GoAsync(PaletteItem item)
    {
        await _script!.InvokeVoidAsync("close", _dialog);
        Navigation.NavigateTo(item.Url);
    }

    private async Task CloseAsync()
    {
        await _search.CancelAsync();
        _text = "";
        Show(Pages);
    }

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"palette-{index}");
}
