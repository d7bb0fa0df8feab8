using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// A text comparison to read, line by line. Up to 2 000 rows are on the page at once and wrap; longer comparisons scroll in a box of
/// their own, one line a row, and only the rows in sight are rendered.
/// </summary>
public sealed partial class SideBySideDiff(IJSRuntime js) : IAsyncDisposable
{
    private const int RowHeight = 20;
    private const int DirectLimit = 2_000;
    private const int WidestLine = 400;

    private readonly JsModule _script = new(js, "./Kit/SideBySideDiff.razor.js");
    private readonly string _hunkIds = Ids.Next("hunk");
    private readonly HashSet<RowRange> _open = [];
    private DotNetObjectReference<SideBySideDiff>? _self;
    private IJSObjectReference? _watch;
    private TextComparison? _laidFor;
    private List<DiffItem> _items = [];
    private ElementReference _box;
    private bool _narrow;
    private bool _gone;

    [Parameter, EditorRequired] public required TextComparison Comparison { get; set; }

    /// <summary>What is compared, for assistive technology, e.g. <c>prompts/triage</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public DiffView View { get; set; }

    [Parameter] public bool Wrap { get; set; } = true;

    [Parameter] public RenderFragment? Head { get; set; }

    /// <summary>One sentence that says what the change means.</summary>
    [Parameter] public RenderFragment? Gist { get; set; }

    /// <summary>The line a permalink names.</summary>
    [Parameter] public DiffPlace? Highlight { get; set; }

    /// <summary>The lines that <see cref="LineContent"/> has something for.</summary>
    [Parameter] public IReadOnlySet<DiffPlace> LinesWithContent { get; set; } = new HashSet<DiffPlace>();

    [Parameter] public RenderFragment<DiffPlace>? LineContent { get; set; }

    [Parameter] public EventCallback<DiffPlace> OnLineSelected { get; set; }

    public int HunkCount => Comparison.Hunks.Count;

    private DiffView Laid => _narrow ? DiffView.Unified : View;

    private bool Virtual => _items.Count > DirectLimit;

    private bool Wraps => Wrap && !Virtual;

    private string? Width => Wraps ? null : string.Create(CultureInfo.InvariantCulture, $"min-width:calc({Sides} * (56px + {Longest}ch))");

    private int Sides => Laid == DiffView.Split ? 2 : 1;

    private int Longest { get; set; }

    /// <summary>Brings a hunk into view and puts the focus on its first row; the page binds <c>n</c> and <c>p</c> to it.</summary>
    public async Task FocusHunkAsync(int hunk)
    {
        var at = _items.FindIndex(item => item.Hunk == hunk);
        if (at >= 0)
            await _script.InvokeVoidAsync("focusRow", _box, $"{_hunkIds}-{hunk}", Virtual ? at * RowHeight : -1);
    }

    [JSInvokable]
    public void SetNarrow(bool narrow)
    {
        if (_narrow == narrow || _gone)
            return;
        _narrow = narrow;
        LayOut();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        try
        {
            if (_watch is not null)
            {
                await _watch.InvokeVoidAsync("stop");
                await _watch.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser left first and took the listener with it.
        }
        _self?.Dispose();
        await _script.DisposeAsync();
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_laidFor, Comparison))
        {
            _open.Clear();
            _laidFor = Comparison;
            Longest = Math.Min(WidestLine, Comparison.Rows.Select(row => Math.Max(Length(row.Before), Length(row.After))).DefaultIfEmpty().Max());
        }
        LayOut();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _watch = await _script.InvokeAsync<IJSObjectReference>("watchWidth", CancellationToken.None, _self);
    }

    private static int Length(DiffLine? line) => line?.Text.Length ?? 0;

    private void LayOut() => _items = [.. DiffItem.Of(Comparison, Laid, _open, LinesWithContent)];

    private void Unfold(RowRange fold)
    {
        _open.Add(fold);
        LayOut();
    }
}
