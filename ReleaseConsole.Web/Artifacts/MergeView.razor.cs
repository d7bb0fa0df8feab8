using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What two people changed differently, place by place, with what it was: each is decided before anything is taken over.</summary>
public sealed partial class MergeView
{
    private readonly string _name = Ids.Next("merge");
    private ThreeWayMerge? _shown;
    private MergePlace[] _places = [];

    [Parameter, EditorRequired] public required ThreeWayMerge Merge { get; set; }

    /// <summary>What both began from, as people call it.</summary>
    [Parameter, EditorRequired] public required string Base { get; set; }

    [Parameter, EditorRequired] public required string Theirs { get; set; }

    /// <summary>What the sides are called beside their buttons.</summary>
    [Parameter] public string Ours { get; set; } = "Yours";

    [Parameter] public string TheirsChoice { get; set; } = "Theirs";

    [Parameter] public string Accept { get; set; } = "Put the merge into the editor";

    /// <summary>Primary only where nothing else on the page is.</summary>
    [Parameter] public ButtonKind AcceptKind { get; set; } = ButtonKind.Primary;

    /// <summary>What was chosen or written for each place before.</summary>
    [Parameter] public IReadOnlyList<MergePlace>? Chosen { get; set; }

    [Parameter] public EventCallback<IReadOnlyList<MergePlace>> ChosenChanged { get; set; }

    /// <summary>The lines that each place comes to, in their order.</summary>
    [Parameter] public EventCallback<IReadOnlyList<IReadOnlyList<string>>> OnDecided { get; set; }

    [Parameter] public EventCallback OnCancel { get; set; }

    private string? WhyNot => _places.Count(place => !place.IsDecided) is > 0 and var open
        ? string.Create(CultureInfo.InvariantCulture, $"{open} {(open == 1 ? "place is" : "places are")} not decided.")
        : null;

    private string Alone => string.Create(
        CultureInfo.InvariantCulture,
        $"What only one changed is taken by itself: {Merge.Regions.Count(one => one.Kind == MergeKind.Ours)} of {(Ours == "Yours" ? "yours" : Ours)}, {Merge.Regions.Count(one => one.Kind == MergeKind.Theirs)} of {Theirs}.");

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Merge))
            return;
        (_shown, _places) = (Merge, Chosen?.Count == Merge.Conflicts.Count ? [.. Chosen] : new MergePlace[Merge.Conflicts.Count]);
    }

    private Task DecideAsync() => OnDecided.InvokeAsync([.. Merge.Conflicts.Select((region, at) => _places[at].Lines(region))]);

    // One begins with what both wrote; nothing written is a place that is taken away.
    private Task WriteByHandAsync(int at, MergeRegion region) =>
        ChooseAsync(at, new MergePlace(null, string.Join('\n', [.. region.Ours, .. region.Theirs])));

    private Task ChooseAsync(int at, MergePlace place)
    {
        _places[at] = place;
        return ChosenChanged.InvokeAsync([.. _places]);
    }

    private IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sides(MergeRegion region) =>
        [($"As it was in {Base}", region.Base), (Ours, region.Ours), (Theirs, region.Theirs)];

    private int Line(MergeRegion region) => 1 + Merge.Regions.TakeWhile(one => one != region).Sum(one => one.Base.Count);

    private string Word(MergeChoice choice) => choice switch
    {
        MergeChoice.Ours => Ours,
        MergeChoice.Theirs => TheirsChoice,
        MergeChoice.OursThenTheirs => "Both, in this order",
        MergeChoice.Base => "As it was",
    };
}
