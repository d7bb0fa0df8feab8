using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Review;

/// <summary>What must hold before a proposal may be applied, each in its three parts with the evaluated result.</summary>
internal static class Requirements
{
    public static IReadOnlyList<Requirement> Of(StandingInput input, IReadOnlyList<WeighedDecision> weighed)
    {
        var counting = weighed.Where(one => one.Counts).Select(one => one.Decision).ToList();
        var broken = counting.FirstOrDefault(one => one.Meaning == DecisionMeaning.Overridden);
        var all = new List<Requirement>();
        if (input.Proposal.Kind == ProposalKind.Rollback)
            all.Add(RollbackSignature(input, counting));
        else
        {
            all.AddRange(input.Assessment.Signatures.Select(needed => LaneSignature(needed, counting)));
            if (input is { IsProtected: true, Rules.EvaluationRequired: true })
                all.Add(NoMeasureWorse(input, counting));
        }
        all = [.. all.Select(one => broken is null || one.State == RequirementState.Met ? one : Overridden(one, broken))];
        all.Add(InsideBoundary(input));
        if (input.Proposal.Kind == ProposalKind.Promotion)
            all.Add(RollbackIsReady(input));
        return all;
    }

    private static Requirement LaneSignature(Assess.RequiredSignatures needed, List<Decision> counting)
    {
        var signers = counting.Where(one => one.Meaning == DecisionMeaning.Approved && one.Lane == needed.Lane)
            .DistinctBy(one => one.SignerId).Select(one => one.SignerName).ToList();
        var isMet = signers.Count >= needed.Count;
        return new Requirement(
            $"lane:{needed.Lane.Word()}", $"{needed.Lane.Title()} approval", needed.Lane, needed.Count, signers.Count,
            needed.Because, Signatures(needed.Count, $"in the {needed.Lane.Title()} lane"), null,
            isMet ? RequirementState.Met : RequirementState.Pending,
            signers.Count == 0 ? needed.Because : $"Signed by {string.Join(", ", signers)}.");
    }

    private static Requirement RollbackSignature(StandingInput input, List<Decision> counting)
    {
        var needed = input.Rules.RollbackSignatures;
        var signers = counting.Where(one => one.Meaning == DecisionMeaning.Approved && one.Lane is null)
            .DistinctBy(one => one.SignerId).Select(one => one.SignerName).ToList();
        return new Requirement(
            "rollback", "Release manager signature", null, needed, signers.Count, "A rollback was asked for.",
            Signatures(needed, "by a release manager"), "breaking glass",
            signers.Count >= needed ? RequirementState.Met : RequirementState.Pending,
            signers.Count == 0 ? "A release manager signs a rollback." : $"Signed by {string.Join(", ", signers)}.");
    }

    private static Requirement NoMeasureWorse(StandingInput input, List<Decision> counting)
    {
        var verdicts = input.Assessment.Verdicts;
        var worse = verdicts.Where(one => one.Outcome == VerdictOutcome.Degraded).ToList();
        var unclear = verdicts.Where(one => one.Outcome is VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable)
            .ToList();
        // Nothing was live before: there is nothing to be worse than, and the results stand as the first baseline.
        var isFirst = input.Proposal.Replaces is null && verdicts.Count > 0;
        var accepted = counting.FirstOrDefault(one => one.Meaning == DecisionMeaning.RiskAccepted);
        var good = verdicts.Count - worse.Count - unclear.Count;
        var (state, because) = (worse.Count, unclear.Count, verdicts.Count) switch
        {
            _ when isFirst => (RequirementState.Met, "Nothing was live before; these results are the first baseline."),
            ( > 0, _, _) => (RequirementState.NotMet, $"Worse: {string.Join(", ", worse.Select(one => one.Metric))}."),
            (_, _, 0) => (RequirementState.CannotTell, "No evaluation covers this release."),
            (_, > 0, _) => (RequirementState.CannotTell, $"Cannot tell: {string.Join(", ", unclear.Select(one => one.Metric))}."),
            _ => (RequirementState.Met, "No gated measure is worse than what is live."),
        };
        if (state != RequirementState.Met && accepted is not null)
            (state, because) = (RequirementState.Overridden, $"{accepted.SignerName} accepted the risk: {accepted.Comment}");
        return new Requirement(
            "evaluation", "No measure worse", null, verdicts.Count, isFirst ? verdicts.Count : good, "The environment is protected.",
            "Every gated measure is better or not worse than what is live.", "a reviewer who accepts the risk, with a reason", state, because);
    }

    private static Requirement InsideBoundary(StandingInput input) => new(
        "boundary", $"Inside the boundary of {input.Proposal.Environment}", null, 0, 0, "Always.",
        "No artifact asks for a model, provider, host or data class that the environment does not allow.", null,
        input.BoundaryBreaches.Count == 0 ? RequirementState.Met : RequirementState.NotMet,
        input.BoundaryBreaches.Count == 0 ? "Everything in it is allowed there." : string.Join(" ", input.BoundaryBreaches));

    private static Requirement RollbackIsReady(StandingInput input) => new(
        "rollback-plan", "Rollback plan is ready", null, 0, 0, "Always.", "The way back was computed and stored with the proposal.", null,
        input.HasRollbackPlan ? RequirementState.Met : RequirementState.NotMet,
        input.HasRollbackPlan
            ? input.Proposal.Replaces is null ? "Nothing was live before; there is nothing to go back to." : "The way back is stored with this proposal."
            : "No plan is stored. Propose it again.");

    private static Requirement Overridden(Requirement requirement, Decision broken) => requirement with
    {
        State = RequirementState.Overridden,
        Because = $"{broken.SignerName} broke the glass: {broken.Comment}",
    };

    private static string Signatures(int count, string by) =>
        count == 1 ? $"One approval {by}." : string.Create(CultureInfo.InvariantCulture, $"{count} approvals {by}, by different people.");
}
