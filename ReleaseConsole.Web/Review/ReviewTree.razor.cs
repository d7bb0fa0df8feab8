using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Compare;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>The changes of a proposal by risk, with what I viewed and where people talk; a picker where there is no room.</summary>
public sealed partial class ReviewTree(NavigationManager navigation)
{
    /// <summary>Up to so many links the Tab key walks without a way past them.</summary>
    private const int Few = 10;
    private string? _find;
    private ProposalShown? _listedFor;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    /// <summary>The path of the change that is shown.</summary>
    [Parameter] public string? Selected { get; set; }

    /// <summary>The address that shows the change of a path.</summary>
    [Parameter, EditorRequired] public required Func<string, string> UrlOf { get; set; }

    /// <summary>What the address narrows the list to.</summary>
    [Parameter] public string? Find { get; set; }

    private IReadOnlyList<ReviewedChange> Changes { get; set; } = [];

    private HashSet<string> Seen { get; set; } = [];

    private int Viewed => Changes.Count(one => Seen.Contains(one.Change.Path));

    private IReadOnlyList<Choice<string>> Choices =>
        [.. Changes.Where(one => one.Change.Path == Selected || ChangeFilter.Keeps(_find, one.Change)).Select(one => new Choice<string>(
            one.Change.Path, $"{one.Change.Path}, {one.Risk}{(Seen.Contains(one.Change.Path) ? ", viewed" : "")}"))];

    protected override void OnInitialized() => _find = Find;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_listedFor, Proposal))
            return;
        (_listedFor, Changes, Seen) = (Proposal, ReviewedChange.Of(Proposal.Assessment), [.. Proposal.Me.Viewed]);
    }

    private bool HasMarks(ArtifactChange change) => change.Type != ChangeType.Changed || Seen.Contains(change.Path) || Talks(change) > 0;

    private int Talks(ArtifactChange change) => Proposal.Threads.Count(thread => thread.Path == change.Path && !thread.IsResolved);

    private void Go(string path) => navigation.NavigateTo(UrlOf(path));
}
