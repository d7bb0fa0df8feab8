using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>Someone saved while a draft was written: both are merged, compared, or the draft is put on top.</summary>
public sealed partial class BehindPanel(EditSession session, ActorSource actors)
{
    private ThreeWayMerge? _merge;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    /// <summary>The version the draft was begun on.</summary>
    [Parameter] public Digest? BasedOn { get; set; }

    [Parameter, EditorRequired] public required Func<Task<Result<string>>> ReadText { get; set; }

    [Parameter] public EventCallback OnTop { get; set; }

    [Parameter] public EventCallback<MergedText> OnMerged { get; set; }

    private VersionRow? Begun => Shown.Versions.FirstOrDefault(row => row.Digest == BasedOn);

    private string BegunOn => Begun is { } row ? $"v{row.Number}" : "an older version";

    private string Newest => $"v{Shown.Newest.Number}";

    private async Task MergeAsync()
    {
        var actor = await actors.CurrentAsync();
        var mine = await ReadText();
        var original = await session.VersionAsync(Product, Shown.Kind, Shown.Path, Begun!.Number, actor);
        var theirs = await session.VersionAsync(Product, Shown.Kind, Shown.Path, Shown.Newest.Number, actor);
        _refusal = mine.Refusal ?? original.Refusal ?? theirs.Refusal;
        if (_refusal is not null)
            return;
        _merge = ThreeWayMerge.Of(
            original.Value.Content!.ReplaceLineEndings("\n"), mine.Value.ReplaceLineEndings("\n"),
            theirs.Value.Content!.ReplaceLineEndings("\n"));
        if (_merge.Text is { } text)
            await OnMerged.InvokeAsync(new MergedText(text, Said(_merge)));
    }

    private Task DecidedAsync(IReadOnlyList<IReadOnlyList<string>> lines) =>
        OnMerged.InvokeAsync(new MergedText(_merge!.With(lines), Said(_merge)));

    private string Said(ThreeWayMerge merge)
    {
        var (places, clashes) = (merge.Regions.Count(region => region.Kind == MergeKind.Theirs), merge.Conflicts.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{places} {(places == 1 ? "place" : "places")} of {Newest} came in, {(clashes == 0 ? "nothing clashed" : $"{clashes} decided by you")}.");
    }
}
