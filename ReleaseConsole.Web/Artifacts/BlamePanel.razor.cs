using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>
/// The newest version line by line, each run of lines with the version that brought it, by whom and when. Up to 2 000 lines wrap; longer
/// texts are rendered as far as they are in sight, one line a row.
/// </summary>
public sealed partial class BlamePanel(VersionBlame blame, ActorSource actors)
{
    private const float RowHeight = 20;
    private BlamedText? _blamed;
    private List<Row> _rows = [];
    private Refusal? _refusal;
    private Digest? _loadedFor;

    private bool Wraps => !SideBySideDiff.ScrollsItself(_rows.Count);

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == Shown.Newest.Digest)
            return;
        _loadedFor = Shown.Newest.Digest;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await blame.RunAsync(Product, Shown.Kind, Shown.Path, await actors.CurrentAsync(), CancellationToken.None);
        (_blamed, _refusal) = (found.Succeeded ? found.Value : null, found.Refusal);
        _rows = _blamed is null
            ? []
            : [.. _blamed.Lines.Select((line, at) => new Row(
                line, _blamed.Versions[line.Version], at == 0 || _blamed.Lines[at - 1].Version != line.Version))];
    }

    private string Said(BlamedText blamed) => (Shown.VersionCount, blamed.Versions.Count) switch
    {
        (1, _) => "There is one version: every line is its own.",
        (_, 1) => $"Every line of v{Shown.Newest.Number} was brought by v{blamed.Versions.Keys.Single()}.",
        (var all, var some) => $"The lines of v{Shown.Newest.Number} were brought by {some} of {all} versions.",
    };

    /// <summary>A line, its version, and whether a run of lines of that version begins with it.</summary>
    private sealed record Row(BlamedLine Line, VersionRow From, bool Opens);
}
