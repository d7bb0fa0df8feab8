using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>What putting it live writes, what each deployment of it wrote, and the way back that is ready.</summary>
public sealed partial class PlanPanel
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public ProposalWriteBacksShown? WriteBacks { get; set; }

    private RollbackPlanDocument? Plan => Proposal.RollbackPlan is { } stored ? RollbackPlanDocument.Read(stored.ToJsonString()) : null;

    private static (PillState State, string Word) Health(TargetHealth health) => health switch
    {
        TargetHealth.NeverChecked => (PillState.Waiting, "Never checked"),
        TargetHealth.Good => (PillState.Done, "Good"),
        TargetHealth.Failing => (PillState.Failed, "Failing"),
        TargetHealth.Drifted => (PillState.Drifted, "Drifted"),
        TargetHealth.Unknown => (PillState.Unknown, "Unknown"),
    };

    private static (PillState State, string Word) Ready(CheckState state) => state switch
    {
        CheckState.Passed => (PillState.Done, "Passed"),
        CheckState.Failed => (PillState.Failed, "Failed"),
        CheckState.CannotTell => (PillState.Unknown, "Cannot tell"),
    };
}
