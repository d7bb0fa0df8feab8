using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// A text comparison to read, line by line. Up to 2 000 rows are on the page at once and wrap; longer comparisons scroll in a box of
/// their own, one line a row, and only the rows in sight are rendered.
/// </summary>
public sealed partial class SideBySideDiff(IJSRuntime js, NavigationManager navigation) : IAsyncDisposable
{
    private const int RowHeight = 20;
    private const int DirectLimit = 2_000;
    private const int WidestLine = 400;

    private readonly JsModule _script = new(js, "./Kit/SideBySideDiff.razor.js");
    private readonly string _hunkIds = Ids.Next("hunk");
    private readonly HashSet<RowRange> _open = [];
    private JsWatch<SideBySideDiff>? _watch;
    private (TextComparison? Comparison, bool HidesWhitespace) _laidFor;
    private TextComparison? _laid;
    private List<DiffItem> _items = [];
    private ElementReference _file;
    private ElementReference _box;
    private DiffRange? _revealed;
    private DiffPlace? _unfoldedAt;
    private bool _narrow;
    private bool _gone;

    [Parameter, EditorRequired] public required TextComparison Comparison { get; set; }

    /// <summary>What is compared, for assistive technology, e.g. <c>prompts/triage</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public DiffLook Look { get; set; }

    [Parameter] public bool Wrap { get; set; } = true;

    [Parameter] public RenderFragment? Head { get; set; }

    /// <summary>One sentence that says what the change means.</summary>
    [Parameter] public RenderFragment? Gist { get; set; }

    /// <summary>The lines a permalink names.</summary>
    [Parameter] public DiffRange? Highlight { get; set; }

    /// <summary>The address that names a line or several, e.g. <c>after-9</c>; null: lines have none here.</summary>
    [Parameter] public Func<string, string>? UrlOf { get; set; }

    /// <summary>The lines that <see cref="LineContent"/> has something for.</summary>
    [Parameter] public IReadOnlySet<DiffPlace> LinesWithContent { get; set; } = new HashSet<DiffPlace>();

    [Parameter] public RenderFragment<DiffPlace>? LineContent { get; set; }

    [Parameter] public EventCallback<DiffPlace> OnLineSelected { get; set; }

    private bool IsOnBothSides => Comparison.Rows.Any(row => row.Before is not null) && Comparison.Rows.Any(row => row.After is not null);

    public int HunkCount => Shown.Hunks.Count;

    private TextComparison Shown => _laid ?? Comparison;

    private DiffView Laid => _narrow ? DiffView.Unified : Look.View;

    private bool Virtual => ScrollsItself(_items.Count);

    private bool Wraps => Wrap && !Virtual;

    private string? Width => Wraps ? null : string.Create(CultureInfo.InvariantCulture, $"min-width:calc({Sides} * (56px + {Longest}ch))");

    private int Sides => Laid == DiffView.Split ? 2 : 1;

    private int Longest { get; set; }

    /// <summary>A comparison of so many rows scrolls in a box of its own.</summary>
    public static bool ScrollsItself(int rows) => rows > DirectLimit;

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

    /// <summary>
    /// What a press on one of the copy buttons is to copy: <c>before</c>, <c>after</c>, the picked <c>lines</c> or their <c>hunk</c>.
    /// </summary>
    [JSInvokable]
    public string? TextToCopy(string what) => (what, Highlight) switch
    {
        ("before", _) => Comparison.Text(DiffSide.Before),
        ("after", _) => Comparison.Text(DiffSide.After),
        ("lines", { } picked) => DiffText.Of(Comparison, picked),
        ("hunk", { } picked) => DiffText.OfHunk(Shown, picked),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_watch is not null)
            await _watch.DisposeAsync();
        await _script.DisposeAsync();
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_laidFor.Comparison, Comparison) || _laidFor.HidesWhitespace != Look.HidesWhitespace)
        {
            _open.Clear();
            _laidFor = (Comparison, Look.HidesWhitespace);
            _laid = Look.HidesWhitespace ? WhitespaceRows.Hidden(Comparison) : Comparison;
            Longest = Math.Min(
                WidestLine, Shown.Rows.Select(row => Math.Max(Length(row.Before), Length(row.After))).DefaultIfEmpty().Max());
        }
        // Lines that are named are in sight, whatever is folded around them.
        if (Highlight is { } named)
            _open.UnionWith(Shown.Folds.Where(fold => Enumerable.Range(fold.First, fold.Count).Any(row => Stands(Shown.Rows[row], named))));
        LayOut();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _watch = new JsWatch<SideBySideDiff>(_script);
            await _watch.StartAsync("watch", this, _file);
            if (_gone)
                return;
        }
        if (_unfoldedAt is { } line)
        {
            _unfoldedAt = null;
            await _script.InvokeVoidAsync("focusLine", _box, line.Anchor);
        }
        if (Highlight == _revealed)
            return;
        _revealed = Highlight;
        if (Highlight is { } named && new DiffPlace(named.Side, named.First) is var first
            && _items.FindIndex(item => item.Shows(first)) is >= 0 and var at)
            await _script.InvokeVoidAsync("reveal", _box, first.Anchor, Virtual ? at * RowHeight : -1);
    }

    private static bool Stands(DiffRow row, DiffRange named) =>
        (named.Side == DiffSide.Before ? row.Before : row.After) is { } line && named.Holds(new DiffPlace(named.Side, line.Number));

    private static int Length(DiffLine? line) => line?.Text.Length ?? 0;

    private void LayOut() => _items = [.. DiffItem.Of(Shown, Laid, _open, LinesWithContent, Highlight)];

    private string LinkOf(DiffRange picked) => navigation.ToAbsoluteUri(UrlOf!(picked.Anchor)).AbsoluteUri;

    // The button that was pressed is gone with its fold, so the focus goes to the first line that came.
    private void Unfold(RowRange fold)
    {
        _open.Add(fold);
        _unfoldedAt = Shown.Rows[fold.First] switch
        {
            { After: { } after } => new DiffPlace(DiffSide.After, after.Number),
            { Before: { } before } => new DiffPlace(DiffSide.Before, before.Number),
            _ => null,
        };
        LayOut();
    }
}
