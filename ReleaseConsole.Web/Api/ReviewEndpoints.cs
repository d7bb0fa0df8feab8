using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>The body of a new proposal.</summary>
public sealed record ProposalRequest(string Release, string Environment, string? Note, DateTimeOffset? NotBefore);

/// <summary>The body of a decision; <see cref="Digest"/> is the proposal digest the signer was shown.</summary>
public sealed record DecisionRequest(Digest Digest, DecisionMeaning Meaning, Lane? Lane, string? Comment, string? Conditions);

/// <summary>A proposal as the API answers it.</summary>
public sealed record ProposalAnswer(
    Guid Id, Digest Digest, ProposalKind Kind, string Product, string Release, string Environment, Digest Manifest, Digest? Replaces,
    Digest Policy, Digest Evidence, string Risk, string RecommendedPath, string State, string Because,
    IReadOnlyList<Requirement> Requirements, IReadOnlyList<DecisionShown> Decisions, IReadOnlyList<PrincipalRef> Contributors,
    object Plan, object? RollbackPlan)
{
    public static ProposalAnswer Of(ProposalShown shown) => new(
        shown.Id.Value, shown.Digest, shown.Kind, shown.Product, shown.Release, shown.Environment, shown.Manifest, shown.Replaces, shown.Policy,
        shown.Evidence, shown.Risk.ToString().ToLowerInvariant(), Word(shown.RecommendedPath.ToString()), Word(shown.State.ToString()),
        shown.Because, shown.Requirements, shown.Decisions, shown.Contributors,
        new { changes = shown.Assessment.Changes.Changes, signatures = shown.Assessment.Signatures, notBefore = shown.NotBefore }, shown.RollbackPlan);

    private static string Word(string member) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member);
}

internal static class ReviewEndpoints
{
    public static void MapReview(this RouteGroupBuilder api)
    {
        api.MapPost("/products/{product}/proposals", async (
                string product, ProposalRequest body, Caller caller, ProposeRelease propose, CancellationToken cancel) =>
            (await propose.RunAsync(product, new NewProposal(body.Release, body.Environment, body.Note, body.NotBefore), caller, cancel))
                .Then(ProposalAnswer.Of).Created(made => $"/api/v1/proposals/{made.Id}"))
            .WithSummary("Puts a release up for an environment.").Produces<ProposalAnswer>(StatusCodes.Status201Created);

        api.MapGet("/proposals/{id:guid}", async (Guid id, Caller caller, ProposalView view, HttpContext http, CancellationToken cancel) =>
            (await view.RunAsync(new ProposalId(id), caller, cancel)).Then(ProposalAnswer.Of).Tagged(http, CanonicalTag.Of))
            .WithSummary("A proposal and how it stands now.").Produces<ProposalAnswer>();

        api.MapPost("/proposals/{id:guid}/decisions", async (
                Guid id, DecisionRequest body, Caller caller, CastDecision cast, CancellationToken cancel) =>
            (await cast.RunAsync(
                new ProposalId(id), new NewDecision(body.Digest, body.Meaning, body.Lane, body.Comment, body.Conditions), caller, cancel))
                .Then(ProposalAnswer.Of).Ok())
            .WithSummary("Signs a proposal: exactly this digest, in a lane.").Produces<ProposalAnswer>();
    }
}

/// <summary>The tag of an answer that is computed each time: the digest of what is answered.</summary>
internal static class CanonicalTag
{
    public static string Of<T>(T answer) => CanonicalJson.DigestOf(answer).Hex;
}
