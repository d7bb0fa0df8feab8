using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Compare;

/// <summary>
/// Narrows a list of changes by what their path or kind says. Its script keeps the words in the address as <c>find</c>, and in each link
/// of the list as it is followed: only the browser knows both what is written and where one is.
/// </summary>
public sealed partial class ChangeFilter(IJSRuntime js) : IAsyncDisposable
{
    private readonly JsModule _script = new(js, "./Compare/ChangeFilter.razor.js");
    private JsWatch<ChangeFilter>? _watch;
    private ElementReference _filter;

    [Parameter, EditorRequired] public required string? Value { get; set; }

    /// <summary>What the list is narrowed to; the list keeps it, since the address comes back later than the next letter.</summary>
    [Parameter, EditorRequired] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Does the change hold every word?</summary>
    public static bool Keeps(string? words, ArtifactChange change) =>
        (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(word => change.Path.Contains(word, StringComparison.OrdinalIgnoreCase) || change.Kind.Word().Equals(
                word, StringComparison.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
            await _watch.DisposeAsync();
        await _script.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _watch = new JsWatch<ChangeFilter>(_script);
        await _watch.StartAsync("keep", this, _filter);
    }
}
