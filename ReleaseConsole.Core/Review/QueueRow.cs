using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>One proposal as the inbox lists it, with why it is there.</summary>
public sealed record QueueRow(
    ProposalId Id, ProposalKind Kind, string Release, string Environment, RiskLevel Risk, StandingState State, string Why, string Next,
    string ProposedBy, DateTimeOffset ProposedAt, int Met, int Requirements, int Changes)
{
    /// <summary>How many conditions of its approvals wait for the word of the one who looks, and no signature does.</summary>
    public int ToMeet { get; init; }
}
