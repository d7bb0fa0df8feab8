using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Shell;

/// <summary>
/// Rail, top bar and page. A page asks for the slim rail by <c>data-frame="slim"</c> on an element, and for no padding
/// by <c>data-frame="slim flush"</c>. Keys, theme and fold live in the layout's script, so they answer without a round trip.
/// </summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private JsModule? _script;
    private string? _product;
    private string? _place;
    private string _path = "/";
    private IReadOnlyList<PaletteItem> _pages = [];

    [CascadingParameter] public ShellScope? Scope { get; set; }

    [CascadingParameter] public RailCounts? Counts { get; set; }

    [CascadingParameter] public LogState? Log { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    protected override void OnParametersSet() => ReadLocation();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new JsModule(Js, "./Shell/MainLayout.razor.js");
        await _script.InvokeVoidAsync("listen");
    }

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnMoved;
        if (_script is not null)
            await _script.DisposeAsync();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        ReadLocation();
        _ = InvokeAsync(StateHasChanged);
    }

    private void ReadLocation()
    {
        _path = "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        _product = Scope is null ? Urls.ProductIn(_path) : Scope.Product;
        _place = _product is null ? null : RailEntry.Standing.FirstOrDefault(entry => entry.Holds(_path, _product))?.Word;
        _pages = _product is null
            ? []
            : [.. RailEntry.Standing.Select(entry => new PaletteItem(entry.Word, entry.Url(_product), entry.Icon, "Go to", entry.Keys))];
    }
}
