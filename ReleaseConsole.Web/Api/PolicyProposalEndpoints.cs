using ReleaseConsole.Core;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// The policy that is to take the place of the one in force: proposed, signed, put in force or taken back. There is at most one.
/// </summary>
internal static class PolicyProposalEndpoints
{
    public static void MapPolicyProposal(this RouteGroupBuilder policy)
    {
        var proposal = policy.MapGroup("/proposal");
        proposal.MapGet("", async (string product, Caller caller, PolicyBoard board, HttpContext http, CancellationToken cancel) =>
                (await OpenAsync(board, product, caller, cancel)).Tagged(http, CanonicalTag.Of))
            .WithSummary("The proposed policy: what it loosens, what it would have judged otherwise, and who has to sign.")
            .Produces<PolicyProposalAnswer>();

        proposal.MapPost("", async (
                string product, PolicyProposalRequest body, Caller caller, ProposePolicy propose, PolicyBoard board,
                CancellationToken cancel) =>
                body.Policy is not { } named
                    ? Problems.Of(ReviewRefusals.PolicyNotNamed())
                    : await propose.RunAsync(
                        product, new NewPolicyProposal(named, body.Note ?? ""), caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : (await OpenAsync(board, product, caller, cancel))
                        .Created(_ => $"/api/v1/products/{Uri.EscapeDataString(product)}/policy/proposal"))
            .WithSummary(
                "Puts the newest draft up to take the place of the policy in force; another proposal takes the place of an open one.")
            .Produces<PolicyProposalAnswer>(StatusCodes.Status201Created);

        MapEnding(proposal);
    }

    private static void MapEnding(RouteGroupBuilder proposal)
    {
        proposal.MapPost("/decisions", async (
                string product, PolicyDecisionRequest body, Caller caller, SignPolicy sign, PolicyBoard board, CancellationToken cancel) =>
                await sign.RunAsync(product, new NewDecision(body.Digest, body.Meaning, body.Lane, body.Comment), caller,
                cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : (await OpenAsync(board, product, caller, cancel)).Ok())
            .WithSummary(
                "Signs the proposed policy: exactly this digest, in a lane held for every environment. Its authors cannot approve.")
            .Produces<PolicyProposalAnswer>();

        proposal.MapPost("/adoption", async (
                string product, PolicyAdoptionRequest body, Caller caller, PutPolicyInForce put, CancellationToken cancel) =>
                (await put.RunAsync(product, body.Digest, caller, cancel))
                    .Then(made => new PolicyAdopted(made.Version, made.Policy, made.AdoptedByName, made.At)).Ok())
            .WithSummary("Puts the signed policy in force; its signatures are judged again at this moment. 409 policy-not-signed.")
            .Produces<PolicyAdopted>();

        proposal.MapPost("/withdrawal", async (
                string product, PolicyWithdrawalRequest body, Caller caller, WithdrawPolicy withdraw, CancellationToken cancel) =>
                await withdraw.RunAsync(product, body.Digest, body.Reason ?? "", caller, cancel) is { Refusal: { } refusal }
                    ? Problems.Of(refusal)
                    : Results.NoContent())
            .WithSummary("Takes the proposed policy back, with a reason; its signatures stay readable.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Result<PolicyProposalAnswer>> OpenAsync(
        PolicyBoard board, string product, Caller caller, CancellationToken cancel)
    {
        var coming = await board.RunAsync(product, caller, cancel);
        if (!coming.Succeeded)
            return coming.Refusal;
        return coming.Value.Proposal is { } open ? PolicyProposalAnswer.Of(open) : ReviewRefusals.NoPolicyProposed();
    }
}
