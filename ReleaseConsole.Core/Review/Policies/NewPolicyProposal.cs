using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>What is asked: this version of the product's policy in force, and why.</summary>
public sealed record NewPolicyProposal(Digest Policy, string Note);
