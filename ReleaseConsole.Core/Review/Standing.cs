namespace ReleaseConsole.Core.Review;

/// <summary>A decision and whether it counts; if not, why.</summary>
public sealed record WeighedDecision(Decision Decision, bool Counts, string? WhyNot);

/// <summary>What the proposal is, computed each time from digests.</summary>
public enum StandingState
{
    Open,
    Approved,
    ChangesRequested,
    Rejected,

    /// <summary>Something it was signed over changed: the policy, what is live, or the evidence.</summary>
    Stale,
    Applied,
    Closed,
}

/// <summary>The computed result of review, with the whole reasoning.</summary>
public sealed record Standing(
    StandingState State, string Because, IReadOnlyList<Requirement> Requirements, IReadOnlyList<WeighedDecision> Decisions,
    IReadOnlyList<PrincipalRef> Contributors)
{
    /// <summary>What the approvals that count are tied to, in the order they were signed.</summary>
    public IReadOnlyList<WeighedCondition> Conditions { get; init; } = [];

    public bool IsApproved => State == StandingState.Approved;

    /// <summary>Whose yes counts, each person once: what is told outside. A yes that did not count is not among them.</summary>
    public IReadOnlyList<string> ApprovedBy =>
    [
        .. Decisions.Where(one => one is { Counts: true, Decision.Meaning: DecisionMeaning.Approved or DecisionMeaning.Overridden })
            .Select(one => one.Decision.SignerName).Distinct().Order(StringComparer.Ordinal),
    ];
}
