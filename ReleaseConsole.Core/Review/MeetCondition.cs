using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Says how a condition of an approval that counts was met: by whoever may sign in that approval's lane now and contributed nothing to
/// what is judged. Decided under the tenant's write lock. The same word of the same person again is the same fact.
/// </summary>
public sealed class MeetCondition(IDbContextFactory<ConsoleDb> contexts, ProposalView view)
{
    public async Task<Result<ProposalShown>> RunAsync(ProposalId id, NewMetCondition wanted, Actor actor, CancellationToken cancel)
    {
        if (await RecordAsync(id, wanted, actor, cancel) is { } refusal)
            return refusal;
        return await view.RunAsync(id, actor, cancel);
    }

    private async Task<Refusal?> RecordAsync(ProposalId id, NewMetCondition wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var entered = await SigningEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (proposal, input, signer) = entered.Value;
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);

        var standing = ReviewStanding.Of(input);
        var condition = standing.Conditions.FirstOrDefault(one => one.Condition.Id == wanted.Condition);
        if (ConditionCheck.RefuseWords(wanted.Evidence) is { } unsaid)
            return unsaid;
        if (condition is null)
            return ConditionCheck.RefuseEnded(standing) ?? ConditionCheck.Missing(standing, wanted.Condition);
        if (ConditionCheck.Refuse(input, standing, condition, signer, actor) is { } refusal)
            return IsSaid(condition, wanted, actor) ? null : refusal;

        var at = db.After(condition.Said?.At);
        var (decision, evidence) = (condition.Condition.Decision, wanted.Evidence!.Trim());
        db.Add(new MetCondition(
            new MetConditionId(Guid.CreateVersion7(db.Now)), db.Tenant, id, decision.Id, wanted.Condition, evidence, actor.Kind, actor.Id,
            actor.Name, at)
        { ByKey = actor.Key });
        db.Record(actor, new ConditionMet(
            id, proposal.Digest, decision.Id, wanted.Condition, condition.Condition.Text, decision.SignerName, decision.Lane,
            release.Version, proposal.Environment, evidence)
        { Product = proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return null;
    }

    private static bool IsSaid(WeighedCondition condition, NewMetCondition wanted, Actor actor) =>
        condition is { IsMet: true, Said: { } said } && said.ById == actor.Id && said.Evidence == wanted.Evidence!.Trim();
}
