using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// What a reviewer says of a finding; <see cref="Finding"/> is the digest they were shown. A risk may be accepted up to a day.
/// </summary>
public sealed record NewFindingDecision(Digest Finding, FindingVerdict Verdict, string? Reason, DateOnly? Until = null);
