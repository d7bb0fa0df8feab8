using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Review;

/// <summary>What must hold before a proposal may be applied, each in its three parts with the evaluated result.</summary>
internal static class Requirements
{
    private const int MostTold = 5;

    public static IReadOnlyList<Requirement> Of(
        StandingInput input, IReadOnlyList<WeighedDecision> weighed, IReadOnlyList<WeighedCondition> conditions)
    {
        var counting = weighed.Where(one => one.Counts).Select(one => one.Decision).ToList();
        var broken = counting.FirstOrDefault(one => one.Meaning == DecisionMeaning.Overridden);
        var all = new List<Requirement>();
        if (input.Proposal.Kind == ProposalKind.Rollback)
            all.Add(RollbackSignature(input, counting));
        else
        {
            all.AddRange(
                input.Assessment.Signatures.Select(
                    needed => LaneSignature(needed, counting, FindingDecisionWeight.InPlaceOf(needed, input))));
            if (input is { IsProtected: true, Rules.EvaluationRequired: true })
                all.Add(NoMeasureWorse(input, counting));
        }
        if (LookedAtAgain(input) is { } again)
            all.Add(again);
        if (ConditionsMet(input, conditions) is { } met)
            all.Add(met);
        all = [.. all.Select(one => broken is null || one.State == RequirementState.Met ? one : Overridden(one, broken))];
        all.Add(InsideBoundary(input));
        if (input.Proposal.Kind == ProposalKind.Promotion)
            all.Add(RollbackIsReady(input, counting));
        return all;
    }

    public static Requirement LaneSignature(
        Assess.RequiredSignatures needed, List<Decision> counting, IReadOnlyList<DecidedFinding>? settled)
    {
        var signers = counting.Where(one => one.Meaning == DecisionMeaning.Approved && one.Lane == needed.Lane)
            .DistinctBy(one => one.SignerId).Select(one => one.SignerName).ToList();
        var isMet = signers.Count >= needed.Count;
        var requirement = new Requirement(
            $"lane:{needed.Lane.Word()}", $"{needed.Lane.Title()} approval", needed.Lane, needed.Count, signers.Count,
            needed.Because, Signatures(needed.Count, $"in the {needed.Lane.Title()} lane"), null,
            isMet ? RequirementState.Met : RequirementState.Pending,
            signers.Count == 0 ? needed.Because : $"Signed by {string.Join(", ", signers)}.");
        return isMet || settled is null ? requirement : requirement with
        {
            State = RequirementState.Overridden,
            Because = "Every finding that asked for it was settled by "
                + $"{string.Join(", ", settled.Select(one => one.Decision.ByName).Distinct())}.",
        };
    }

    private static Requirement RollbackSignature(StandingInput input, List<Decision> counting)
    {
        var needed = input.Rules.RollbackSignatures;
        var signers = counting.Where(one => one.Meaning == DecisionMeaning.Approved && one.Lane is null)
            .DistinctBy(one => one.SignerId).Select(one => one.SignerName).ToList();
        return new Requirement(
            Requirement.Rollback, "Release manager signature", null, needed, signers.Count, "A rollback was asked for.",
            Signatures(needed, "by a release manager"), "breaking glass",
            signers.Count >= needed ? RequirementState.Met : RequirementState.Pending,
            signers.Count == 0 ? "A release manager signs a rollback." : $"Signed by {string.Join(", ", signers)}.");
    }

    private static Requirement NoMeasureWorse(StandingInput input, List<Decision> counting)
    {
        var verdicts = input.Assessment.Verdicts;
        var worse = verdicts.Where(one => one.Outcome == VerdictOutcome.Degraded).ToList();
        var unclear = verdicts.Where(
            one => one.Outcome is VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable)
            .ToList();
        // Nothing was live before: there is nothing to be worse than, and results that ran on it stand as the first baseline.
        var prompts = input.Assessment.Coverage.Where(one => one.Kind == ArtifactKind.Prompt).ToList();
        var isFirst = input.Proposal.Replaces is null && verdicts.Count > 0
            && (prompts.Count == 0 || prompts.Exists(one => one.State is CoverageState.Covered or CoverageState.Partial));
        var accepted = counting.FirstOrDefault(one => one.Meaning == DecisionMeaning.RiskAccepted);
        var good = verdicts.Count - worse.Count - unclear.Count;
        var (state, because) = (worse.Count, unclear.Count, verdicts.Count) switch
        {
            _ when isFirst => (RequirementState.Met, "Nothing was live before; these results are the first baseline."),
            ( > 0, _, _) => (RequirementState.NotMet, $"Worse: {Names(worse, verdicts)}."),
            (_, _, 0) => (RequirementState.CannotTell, "No evaluation covers this release."),
            _ when input.Proposal.Replaces is null => (RequirementState.CannotTell, "No result in it was measured on its prompts."),
            (_, > 0, _) => (RequirementState.CannotTell, $"Cannot tell: {Names(unclear, verdicts)}."),
            _ => (RequirementState.Met, $"No gated measure is worse than what is live.{Unproven(input.Assessment)}"),
        };
        if (state != RequirementState.Met && accepted is not null)
            (state, because) = (RequirementState.Overridden, $"{accepted.SignerName} accepted the risk: {accepted.Comment}");
        return new Requirement(
            "evaluation", "No measure worse", null, verdicts.Count, isFirst ? verdicts.Count : good, "The environment is protected.",
            "Every gated measure is better or not worse than what is live.", "a reviewer who accepts the risk, with a reason", state,
            because);
    }

    // Met all the same: most runners record no digest of a tool. Whoever signs should know that it was not proven.
    private static string Unproven(Assess.Assessment assessment)
    {
        var unseen = assessment.Coverage
            .Where(one => one.State == CoverageState.NotCovered && one.Kind is ArtifactKind.Tool or ArtifactKind.Model)
            .Select(one => one.Path).ToList();
        return unseen.Count == 0 ? ""
            : $" No evaluation recorded that it ran with {Counted.Names(unseen, most: 3)} as changed here.";
    }

    private static Requirement? LookedAtAgain(StandingInput input)
    {
        var dated = FindingDates.Of(input.Assessment.Findings, input.Proposal.CreatedAt);
        if (dated.Count == 0)
            return null;
        var due = dated.Where(one => one.By <= input.Today).ToList();
        return new Requirement(
            "recheck", "Findings looked at again", null, 0, 0, "What was found holds only until a day.",
            "It was judged on that day or later, or the day has not come.",
            input.Proposal.Kind == ProposalKind.Rollback ? "breaking glass" : null,
            due.Count == 0 ? RequirementState.Met : RequirementState.NotMet,
            due.Count == 0
                ? string.Create(CultureInfo.InvariantCulture, $"The first is due on {dated[0].By:yyyy-MM-dd}.")
                : $"{Overdue(due[0])}{More(due.Count - 1)}. Propose it again, so that it is judged as things are now.");
    }

    private static Requirement? ConditionsMet(StandingInput input, IReadOnlyList<WeighedCondition> conditions)
    {
        if (conditions.Count == 0)
            return null;
        var open = conditions.Where(one => !one.IsMet).ToList();
        return new Requirement(
            Requirement.Conditions, "Conditions of approvals are met", null, conditions.Count, conditions.Count - open.Count,
            "An approval that counts was tied to conditions.",
            "Of each of them somebody who signs in that lane said how it was met.",
            input.Proposal.Kind == ProposalKind.Rollback ? "breaking glass" : null,
            open.Count == 0 ? RequirementState.Met : RequirementState.Pending,
            open.Count == 0
                ? "Each was said to be met."
                : string.Join(" ", open.Take(MostTold).Select(one => one.Sentence)) + Others(open.Count - MostTold));
    }

    private static string Others(int count) =>
        count <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {count} more {(count == 1 ? "is" : "are")} open.");

    private static string Overdue(DatedFinding due) => string.Create(
        CultureInfo.InvariantCulture,
        $"“{due.Finding.Title.Replace("`", "", StringComparison.Ordinal)}” was to be looked at again by {due.By:yyyy-MM-dd}");

    private static string More(int others) => others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {others} more");

    // Several evaluations have a pass rate each.
    private static string Names(IEnumerable<Verdict> some, IReadOnlyList<Verdict> all) => string.Join(", ", some.Select(
        one => all.DistinctBy(other => other.Evaluation).Count() > 1 ? $"{one.Metric} of {one.Evaluation}" : one.Metric));

    private static Requirement InsideBoundary(StandingInput input) => new(
        "boundary", $"Inside the boundary of {input.Proposal.Environment}", null, 0, 0, "Always.",
        "No artifact asks for a model, provider, host or data class that the environment does not allow.", null,
        input.BoundaryBreaches.Count == 0 ? RequirementState.Met : RequirementState.NotMet,
        input.BoundaryBreaches.Count == 0 ? "Everything in it is allowed there." : string.Join(" ", input.BoundaryBreaches));

    private static Requirement RollbackIsReady(StandingInput input, List<Decision> counting)
    {
        var accepted = counting.FirstOrDefault(one => one.Meaning == DecisionMeaning.RiskAccepted);
        var (state, because) = input switch
        {
            { NoWayBack: { } why } when accepted is not null =>
                (RequirementState.Overridden, $"{why} {accepted.SignerName} accepted the risk: {accepted.Comment}"),
            { NoWayBack: { } why } => (RequirementState.NotMet, why),
            { Proposal.Replaces: null } => (RequirementState.Met, "Nothing was live before; there is nothing to go back to."),
            _ => (RequirementState.Met, "The way back is stored with this proposal."),
        };
        return new Requirement(
            "rollback-plan", "Rollback plan is ready", null, 0, 0, "Always.", "The way back is stored with the proposal and could be gone.",
            "a reviewer who accepts the risk, with a reason", state, because);
    }

    private static Requirement Overridden(Requirement requirement, Decision broken) => requirement with
    {
        State = RequirementState.Overridden,
        Because = $"{broken.SignerName} broke the glass: {broken.Comment}",
    };

    private static string Signatures(int count, string by) =>
        count == 1 ? $"One approval {by}." : string.Create(CultureInfo.InvariantCulture, $"{count} approvals {by}, by different people.");
}
