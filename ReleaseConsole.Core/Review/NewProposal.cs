namespace ReleaseConsole.Core.Review;

/// <summary>What is asked: this release (by version or manifest digest) into this environment.</summary>
public sealed record NewProposal(
    string Release, string Environment, string? Note, DateTimeOffset? NotBefore, ProposalKind Kind = ProposalKind.Promotion);
