using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>The body of a replay: a policy's text, and how many of the newest promotions it is tried on.</summary>
public sealed record ReplayRequest(string? Text, int? Last);

/// <summary>
/// A policy text to keep; <see cref="WrittenOver"/> is the digest of the version it was made from, as <c>If-Match</c> may say too.
/// </summary>
public sealed record PolicyDraftRequest(string? Text, string? Message, Digest? WrittenOver);

/// <summary>The draft to propose, by digest, and why.</summary>
public sealed record PolicyProposalRequest(Digest? Policy, string? Note);

/// <summary>A signature; <see cref="Digest"/> is the digest of the proposal the signer was shown.</summary>
public sealed record PolicyDecisionRequest(Digest Digest, DecisionMeaning Meaning, Lane? Lane, string? Comment);

/// <summary>Which proposal is to come into force, by digest.</summary>
public sealed record PolicyAdoptionRequest(Digest Digest);

/// <summary>Which proposal is taken back, by digest, and why.</summary>
public sealed record PolicyWithdrawalRequest(Digest Digest, string? Reason);
