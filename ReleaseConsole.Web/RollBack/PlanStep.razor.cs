using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;

namespace ReleaseConsole.Web.RollBack;

/// <summary>The plan: what changes back, what stays done, whether it is ready, and the order it goes in.</summary>
public sealed partial class PlanStep
{
    private static RequirementState State(CheckState state) => state switch
    {
        CheckState.Passed => RequirementState.Met,
        CheckState.Failed => RequirementState.NotMet,
        CheckState.CannotTell => RequirementState.CannotTell,
    };
}
