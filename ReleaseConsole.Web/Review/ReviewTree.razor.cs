using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>The changes of a proposal by risk, with what I viewed and where people talk; a picker where there is no room.</summary>
public sealed partial class ReviewTree(NavigationManager navigation)
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    /// <summary>The path of the change that is shown.</summary>
    [Parameter] public string? Selected { get; set; }

    /// <summary>The address that shows the change of a path.</summary>
    [Parameter, EditorRequired] public required Func<string, string> UrlOf { get; set; }

    private IReadOnlyList<ArtifactChange> Changes => Proposal.Assessment.ByRisk();

    private int Viewed => Changes.Count(change => Proposal.Me.Viewed.Contains(change.Path));

    private IReadOnlyList<Choice<string>> Choices =>
        [.. Changes.Select(change => new Choice<string>(
            change.Path, $"{change.Path}, {Proposal.Assessment.RiskOf(change)}{(Proposal.Me.Viewed.Contains(change.Path) ? ", viewed" : "")}"))];

    private int Talks(ArtifactChange change) => Proposal.Threads.Count(thread => thread.Path == change.Path && !thread.IsResolved);

    private void Go(string path) => navigation.NavigateTo(UrlOf(path));
}
