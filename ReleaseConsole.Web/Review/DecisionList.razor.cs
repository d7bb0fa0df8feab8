using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>Who signed what and whether it counts; each requirement with its state and its three parts.</summary>
public sealed partial class DecisionList
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    private string? Tally =>
        Proposal.Decisions.Count is > 0 and var all ? $"{Proposal.Decisions.Count(one => one.Counts)} of {all} count" : null;

    // Where the signature does not count, its conditions ask for nothing: their words are all there is.
    private IEnumerable<string> Tied(DecisionShown decision) => decision is { Counts: true, Meaning: DecisionMeaning.Approved }
        ? Proposal.Conditions.Where(one => one.DecisionId == decision.Id).Select(
            one => one is { State: ConditionState.Met, Met: { } met }
                ? $"“{one.Text}”. Met, says {met.By}: “{met.Evidence}”"
                : $"“{one.Text}”. Open.")
        : ApprovalCondition.Lines(decision.Conditions).Select(text => $"“{text}”");

    private static (PillState State, string Word) Face(Requirement requirement) => requirement.State switch
    {
        RequirementState.Pending => (PillState.Waiting, requirement.Needed > 0 ? $"{requirement.Have} of {requirement.Needed}" : "Open"),
        RequirementState.Met => (PillState.Done, "Met"),
        RequirementState.NotMet => (PillState.Failed, "Not met"),
        RequirementState.CannotTell => (PillState.Unknown, "Cannot tell"),
        RequirementState.Overridden => (PillState.Approved, "Overridden"),
    };
}
