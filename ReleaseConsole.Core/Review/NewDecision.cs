using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>What a signer fills in; <see cref="Digest"/> is the proposal digest they were shown.</summary>
public sealed record NewDecision(Digest Digest, DecisionMeaning Meaning, Lane? Lane, string? Comment, string? Conditions = null)
{
    /// <summary>The last day a risk is accepted; for nothing else.</summary>
    public DateOnly? Until { get; init; }
}
