using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// How comparisons are laid out and whether changes of spaces are shown; both stand in the page's address. In a window without room for two
/// sides it says so and shows as chosen what is seen.
/// </summary>
public sealed partial class DiffViewSwitch(NavigationManager navigation, IJSRuntime js) : IAsyncDisposable
{
    private readonly JsModule _script = new(js, "./Kit/SideBySideDiff.razor.js");
    private JsWatch<DiffViewSwitch>? _watch;
    private bool _narrow;
    private bool _gone;

    private static readonly (string Word, string? Value)[] Words = [("Side by side", null), ("Unified", "unified"), ("Meaning", "meaning")];

    /// <summary>The address's <c>view</c>.</summary>
    [Parameter, EditorRequired] public required string? View { get; set; }

    /// <summary>The address's <c>ws</c>.</summary>
    [Parameter, EditorRequired] public required string? Whitespace { get; set; }

    /// <summary>The texts can be left out, so that only what the changes mean is read.</summary>
    [Parameter] public bool HasMeaning { get; set; }

    private string? Shown => View == "unified" || (HasMeaning && View == "meaning") ? View : _narrow ? "unified" : null;

    [JSInvokable]
    public void SetNarrow(bool narrow)
    {
        if (_narrow == narrow || _gone)
            return;
        _narrow = narrow;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_watch is not null)
            await _watch.DisposeAsync();
        await _script.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _watch = new JsWatch<DiffViewSwitch>(_script);
        await _watch.StartAsync("watchWidth", this);
    }

    private string AddressOf(string name, string? value) => navigation.GetUriWithQueryParameter(name, value);
}
