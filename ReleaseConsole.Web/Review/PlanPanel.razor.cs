using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Review;

/// <summary>What putting it live writes, what each deployment of it wrote, and the way back that is ready.</summary>
public sealed partial class PlanPanel
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public ProposalWriteBacksShown? WriteBacks { get; set; }

    private RollbackPlanDocument? Plan => Proposal.RollbackPlan is { } stored ? RollbackPlanDocument.Read(stored.ToJsonString()) : null;

    private static string Health(TargetHealth health) => health switch
    {
        TargetHealth.NeverChecked => "never checked",
        TargetHealth.Good => "good",
        TargetHealth.Failing => "failing",
        TargetHealth.Drifted => "drifted",
        TargetHealth.Unknown => "unknown",
    };
}
