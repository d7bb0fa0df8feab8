using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Compare;

/// <summary>
/// What two releases made of the one both began from, artifact by artifact: a side is taken for each, or both together, and what clashes
/// is decided place by place; then a new release is begun from it.
/// </summary>
public sealed partial class ThreeWayPanel(ThreeWayComparison comparison, MergeReleases merge, ActorSource actors, NavigationManager navigation) : IDisposable
{
    private readonly string _titleId = Ids.Next("three");
    private readonly CancellationTokenSource _closing = new();
    private ThreeCompared? _compared;
    private List<ThreeWayLine> _rows = [];
    private Refusal? _refusal;
    private Refusal? _mergeRefusal;
    private ElementReference _merged;
    private bool _busy;
    private bool _isTaken;
    private (string, string, string, string)? _loadedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>What both began from, as it is named in the address; <c>ancestor</c> finds it.</summary>
    [Parameter, EditorRequired] public required string Base { get; set; }

    [Parameter, EditorRequired] public required string From { get; set; }

    [Parameter, EditorRequired] public required string To { get; set; }

    /// <summary>The artifact that is shown below the list; the first that clashes where none is named.</summary>
    [Parameter] public string? Path { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string Ours => _compared!.Ours.Name;

    private string Theirs => _compared!.Theirs.Name;

    private bool AreReleases => _compared is { Ours.Manifest: not null, Theirs.Manifest: not null };

    private ThreeWayLine? Shown =>
        _rows.Find(row => row.Artifact.Path == Path) ?? _rows.Find(row => row.Artifact.State == ThreeWayState.Conflict);

    private string Sum => string.Create(
        CultureInfo.InvariantCulture,
        $"{_rows.Count} changed by {Ours}, {Theirs} or both, {_compared!.Unchanged} unchanged, {_rows.Count(row => row.IsOpen)} for you to decide");

    private string? WhyNot => _rows.Count(row => row.IsOpen) is > 0 and var open
        ? string.Create(CultureInfo.InvariantCulture, $"{open} {(open == 1 ? "artifact is" : "artifacts are")} not decided.")
        : null;

    private string WouldSave => _rows.Count(row => row.Take == MergeTake.Merged) switch
    {
        0 => "No new version is saved.",
        1 => "One merged text is saved as a new version.",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} merged texts are saved as new versions, all of them or none."),
    };

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == (Product, Base, From, To))
            return;
        _loadedFor = (Product, Base, From, To);
        (_compared, _refusal, _mergeRefusal, _rows) = (null, null, null, []);
        var compared = await comparison.RunAsync(Product, new ThreeReferences(Base, From, To), await actors.CurrentAsync(), _closing.Token);
        _refusal = compared.Refusal;
        if (!compared.Succeeded)
            return;
        _compared = compared.Value;
        _rows = [.. _compared.Artifacts.Select(artifact => new ThreeWayLine(artifact))];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isTaken)
            return;
        // What was pressed is gone; the text it came to is where one reads on.
        _isTaken = false;
        await _merged.FocusAsync();
    }

    private void Take(ThreeWayLine row, IReadOnlyList<IReadOnlyList<string>> lines)
    {
        row.Write(lines);
        _isTaken = true;
    }

    private string UrlTo(ThreeWayLine row) => Here.Compare(From, To, row.Artifact.Path, original: Base);

    private async Task MergeAsync()
    {
        if (_busy || _compared is not { } compared)
            return;
        _busy = true;
        try
        {
            var sides = new ThreeReferences(Exactly(compared.Base), Exactly(compared.Ours), Exactly(compared.Theirs));
            var merged = await merge.RunAsync(
                Product, new ReleasesToMerge(sides, [.. _rows.Select(row => row.Taken)]), await actors.CurrentAsync(),
                CancellationToken.None);
            _mergeRefusal = merged.Refusal;
            if (merged.Succeeded)
                navigation.NavigateTo(Here.NewRelease(merged.Value.Ours, merged.Value.Theirs, merged.Value.Pins.Select(Named)));
        }
        finally
        {
            _busy = false;
        }
    }

    // What was looked at is what is merged, even where an environment has moved on meanwhile.
    private static string Exactly(Core.Compare.ComparedSide side) => side.Manifest?.ToString() ?? side.Reference;

    private static string Named(MergedPin pin) =>
        pin.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{pin.Path}@{version}") : $"-{pin.Path}";
}
