using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>The body of a new proposal.</summary>
public sealed record ProposalRequest(string Release, string Environment, string? Note, DateTimeOffset? NotBefore);

/// <summary>The body of a decision; <see cref="Digest"/> is the proposal digest the signer was shown.</summary>
public sealed record DecisionRequest(Digest Digest, DecisionMeaning Meaning, Lane? Lane, string? Comment, string? Conditions)
{
    /// <summary>The last day a risk is accepted, with the meaning risk-accepted only.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>How a condition was met.</summary>
public sealed record MetConditionRequest(string? Evidence);

/// <summary>A proposal as the API answers it.</summary>
public sealed record ProposalAnswer(
    Guid Id, Digest Digest, ProposalKind Kind, string Product, string Release, string Environment, Digest Manifest, Digest? Replaces,
    Digest Policy, Digest Evidence, string Risk, string RecommendedPath, string State, string Because,
    IReadOnlyList<Requirement> Requirements, IReadOnlyList<DecisionShown> Decisions, IReadOnlyList<PrincipalRef> Contributors,
    object Plan, object? RollbackPlan)
{
    /// <summary>What the approvals that count are tied to; it is not put live while one of them is open.</summary>
    public IReadOnlyList<ConditionShown> Conditions { get; init; } = [];

    public static ProposalAnswer Of(ProposalShown shown) => new(
        shown.Id.Value, shown.Digest, shown.Kind, shown.Product, shown.Release, shown.Environment, shown.Manifest, shown.Replaces,
        shown.Policy,
        shown.Evidence, shown.Risk.ToString().ToLowerInvariant(), Word(shown.RecommendedPath.ToString()), Word(shown.State.ToString()),
        shown.Because, shown.Requirements, shown.Decisions, shown.Contributors,
        new { changes = shown.Assessment.Changes.Changes, signatures = shown.Assessment.Signatures, notBefore = shown.NotBefore },
        shown.RollbackPlan)
    {
        Conditions = shown.Conditions,
    };

    private static string Word(string member) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member);
}
