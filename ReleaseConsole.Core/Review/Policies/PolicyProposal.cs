using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// "Put this policy text in force in place of that one, with what it loosens" as stored: its digest is over the canonical document and is
/// what people sign. <see cref="Judgement"/> is the canonical JSON of a <see cref="PolicyJudgement"/>.
/// </summary>
public sealed record PolicyProposal(
    ProposalId Id, TenantId TenantId, ProductId ProductId, Digest Policy, int Number, Digest Replaces, int ReplacesVersion, Digest Digest,
    Digest JudgementDigest, string Judgement, string Note, Guid ProposedById, string ProposedByName, DateTimeOffset CreatedAt) : IFact;

/// <summary>What a proposal of a policy consists of; nothing in it is a name that could come to mean something else.</summary>
public sealed record PolicyProposalDocument(
    Guid Tenant, string Product, Digest Policy, Digest Replaces, int ReplacesVersion, Digest Judgement);
