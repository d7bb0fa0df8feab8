using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

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
                new ProposalId(id), new NewDecision(body.Digest, body.Meaning, body.Lane, body.Comment, body.Conditions)
                { Until = body.Until }, caller, cancel))
                .Then(ProposalAnswer.Of).Ok())
            .WithSummary("Signs a proposal: exactly this digest, in a lane. An approval may be tied to conditions, one a line.")
            .Produces<ProposalAnswer>();

        api.MapPost("/proposals/{id:guid}/conditions/{condition}/met", async (
                Guid id, string condition, MetConditionRequest body, Caller caller, MeetCondition meet, CancellationToken cancel) =>
            Digest.TryParse(condition, out var asked)
                ? (await meet.RunAsync(new ProposalId(id), new NewMetCondition(asked, body.Evidence), caller, cancel))
                    .Then(ProposalAnswer.Of).Ok()
                : Problems.Of(ReviewRefusals.NotACondition()))
            .WithSummary(
                "Says how a condition of an approval was met, by somebody who signs in that lane. The id is the condition's digest.")
            .Produces<ProposalAnswer>();
    }
}

/// <summary>The tag of an answer that is computed each time: the digest of what is answered.</summary>
internal static class CanonicalTag
{
    public static string Of<T>(T answer) => CanonicalJson.DigestOf(answer).Hex;
}
