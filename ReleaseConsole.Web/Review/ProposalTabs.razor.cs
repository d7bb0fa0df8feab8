using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Review;

/// <summary>The faces of a proposal other than its changes.</summary>
public sealed partial class ProposalTabs
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter, EditorRequired] public required string Tab { get; set; }

    [Parameter] public ProposalWriteBacksShown? WriteBacks { get; set; }

    /// <summary>Where the place of a finding is read.</summary>
    [Parameter, EditorRequired] public required Func<Finding, string?> FindingUrl { get; set; }

    /// <summary>Something was said or settled here.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<ThreadShown> General => [.. Proposal.Threads.Where(thread => thread.Path is null)];
}
