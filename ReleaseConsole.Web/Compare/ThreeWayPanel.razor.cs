using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Artifacts;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Compare;

/// <summary>
/// What two releases made of the one both began from, artifact by artifact: a side is taken for each, or both together, and what clashes
/// is decided place by place; then a new release is begun from it.
/// </summary>
public sealed partial class ThreeWayPanel(ThreeWayComparison comparison, ActorSource actors, NavigationManager navigation) : IDisposable
{
    private readonly string _titleId = Ids.Next("three");
    private readonly CancellationTokenSource _closing = new();
    private ThreeCompared? _compared;
    private List<ThreeWayLine> _rows = [];
    private Refusal? _refusal;
    private ElementReference _merged;
    private ConfirmDialog? _leave;
    private IReadOnlyList<string> _leftBehind = [];
    private bool _isTaken;
    private bool _isMerged;
    private (string, string, string, string)? _loadedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>What both began from, as it is named in the address; <c>ancestor</c> finds it.</summary>
    [Parameter, EditorRequired] public required string Base { get; set; }

    [Parameter, EditorRequired] public required string From { get; set; }

    [Parameter, EditorRequired] public required string To { get; set; }

    /// <summary>The artifact that is shown below the list; the first that clashes where none is named.</summary>
    [Parameter] public string? Path { get; set; }

    /// <summary>What was taken, as the address keeps it.</summary>
    [Parameter] public string? Taken { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string Ours => _compared!.Ours.Name;

    private string Theirs => _compared!.Theirs.Name;

    private ThreeWayLine? Shown =>
        _rows.Find(row => row.Artifact.Path == Path) ?? _rows.Find(row => row.Artifact.State == ThreeWayState.Conflict);

    /// <summary>What becomes of the results of both sides, by what is taken so far.</summary>
    private IReadOnlyList<MergedEvaluation> Evaluations => MergedEvaluations.Of(_compared!, _rows.Select(row => row.Pinned));

    private string Sum => string.Create(
        CultureInfo.InvariantCulture,
        $"{_rows.Count} changed by {Ours}, {Theirs} or both, {_compared!.Unchanged} unchanged, {_rows.Count(row => row.IsOpen)} for you to decide");

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == (Product, Base, From, To))
        {
            // Back and forward bring an older address to what is on the screen; the screen holds.
            Keep();
            return;
        }
        _loadedFor = (Product, Base, From, To);
        (_compared, _refusal, _rows) = (null, null, []);
        var compared = await comparison.RunAsync(Product, new ThreeReferences(Base, From, To), await actors.CurrentAsync(), _closing.Token);
        _refusal = compared.Refusal;
        if (!compared.Succeeded)
            return;
        _compared = compared.Value;
        _rows = [.. _compared.Artifacts.Select(artifact => new ThreeWayLine(artifact))];
        MergeAddress.Apply(Taken, _rows);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isTaken)
            return;
        // What was pressed is gone; the text it came to is where one reads on.
        _isTaken = false;
        await _merged.FocusIfThereAsync();
    }

    private void Take(ThreeWayLine row, IReadOnlyList<IReadOnlyList<string>> lines)
    {
        row.Write(lines);
        _isTaken = true;
        Keep();
    }

    private void Choose(ThreeWayLine row, IReadOnlyList<MergePlace> places)
    {
        row.Chosen = places;
        Keep();
    }

    private void DecideAgain(ThreeWayLine row)
    {
        row.DecideAgain();
        Keep();
    }

    // What is chosen stands in the address: it outlives a reload and can be sent to somebody.
    private void Keep()
    {
        if (_compared is null || MergeAddress.Of(_rows) == Taken)
            return;
        Taken = MergeAddress.Of(_rows);
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("take", Taken), new NavigationOptions { ReplaceHistoryEntry = true });
    }

    /// <summary>A text written by hand is in no address: whoever would leave it behind is asked first.</summary>
    private async Task AskAsync(LocationChangingContext leaving)
    {
        _leftBehind = [.. _rows.Where(row => row.IsByHand).Select(row => $"The text you wrote for {row.Artifact.Path} is not kept.")];
        if (_leftBehind.Count == 0 || _isMerged || IsStillHere(leaving.TargetLocation))
            return;
        StateHasChanged();
        if (!await _leave!.AskAsync())
            leaving.PreventNavigation();
    }

    private bool IsStillHere(string target)
    {
        var to = navigation.ToAbsoluteUri(target);
        var asked = QueryHelpers.ParseQuery(to.Query);
        return to.AbsolutePath == navigation.ToAbsoluteUri(Here.Compare()).AbsolutePath
            && asked["from"] == From && asked["to"] == To && asked["base"] == Base;
    }

    private string UrlTo(ThreeWayLine row) => Here.Compare(From, To, row.Artifact.Path, original: Base, take: MergeAddress.Of(_rows));

    private void BeginRelease(MergedReleases merged)
    {
        _isMerged = true;
        var pins = NamedPins.Written(merged.Pins.Select(pin => new NamedPin(pin.Kind, pin.Path, pin.Version)));
        navigation.NavigateTo(Here.NewRelease(merged.Ours, merged.Theirs, pins));
    }
}
