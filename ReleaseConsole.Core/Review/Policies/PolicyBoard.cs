using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>Which policy is to take the place of the one in force, what would it loosen, and who still has to sign?</summary>
public sealed class PolicyBoard(IDbContextFactory<ConsoleDb> contexts, PolicyHistory history)
{
    public async Task<Result<PolicyComing>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        var view = await history.RunAsync(product, actor, cancel);
        if (!view.Succeeded)
            return view.Refusal;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        var id = view.Value.Product.Id;
        var open = await PolicyProposalReading.OpenAsync(db, id, cancel);
        var read = view.Value.Draft is { } draft ? RiskPolicy.Read(draft.Text, view.Value.Environments) : null;
        return new PolicyComing(
            view.Value.Draft, read?.Policy is null ? [] : PolicyJudgement.Between(view.Value.Text, view.Value.Draft!.Text),
            read is { Policy: null } ? read.Whole.Refusal : null,
            open is null ? null : await ShownAsync(db, open, permissions, actor, cancel),
            view.Value.InForce.Policy.Review.PolicyChanges, ProposePolicy.May(permissions, id),
            PutPolicyInForce.May(permissions, actor, id));
    }

    private static async Task<PolicyProposalShown> ShownAsync(
        ConsoleDb db, PolicyProposal open, Permissions permissions, Actor actor, CancellationToken cancel)
    {
        var input = await PolicyProposalReading.InputAsync(db, open, cancel);
        var standing = PolicyStanding.Of(input);
        var me = PolicyProposalReading.Now(permissions, actor.Id, open.ProductId);
        var lane = standing.Requirements.Select(one => one.Lane).FirstOrDefault(one => one is { } asked && me.Lanes.Contains(asked))
            ?? (me.Lanes.Count > 0 ? me.Lanes[0] : null);
        var cannot = lane is null
            ? "You hold no lane for every environment here."
            : PolicySignatureCheck.Refuse(input, new NewDecision(open.Digest, DecisionMeaning.Approved, lane, ""), me)?.Sentence;
        var mayWithdraw = open.ProposedById == actor.Id || PutPolicyInForce.May(permissions, actor, open.ProductId);
        return new PolicyProposalShown(
            open, PolicyJudgement.Read(open.Judgement), standing, await HintsAsync(db, input, standing, cancel), me.Lanes, cannot,
            mayWithdraw);
    }

    private static Task<IReadOnlyList<SignerHint>> HintsAsync(
        ConsoleDb db, PolicyStandingInput input, Standing standing, CancellationToken cancel) =>
        PossibleSigners.OfPolicyAsync(db, input, standing, cancel);
}
