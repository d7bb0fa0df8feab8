using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// Proposes to put an earlier release back, when the plan for it is ready. Breaking glass signs it at once with the reason, by a
/// role the policy names; otherwise it waits for its signatures like any proposal.
/// </summary>
public sealed class RollBackEnvironment(
    IDbContextFactory<ConsoleDb> contexts, PlanRollback plan, ProposeRelease propose, CastDecision cast)
{
    public async Task<Result<ProposalShown>> RunAsync(
        string product, string environment, NewRollback wanted, Actor actor, CancellationToken cancel)
    {
        // Asked before the plan is: who may not roll back is told that, and not how ready the way back is.
        await using (var db = await contexts.OpenAsync(actor, cancel))
            if (await db.AdmitAsync(actor, product, Permission.RollBack, cancel, environment) is { Succeeded: false } admission)
                return admission.Refusal;
        if (string.IsNullOrWhiteSpace(wanted.Reason))
            return RollBackRefusals.ReasonMissing();
        if (SecretScan.RefuseIn(wanted.Reason) is { } secret)
            return secret;
        var wizard = await plan.RunAsync(product, environment, wanted.To, actor, cancel);
        if (!wizard.Succeeded)
            return wizard.Refusal;

        if (wizard.Value.Plan is not { } ready)
            return wizard.Value.Candidates.Count == 0
                ? RollBackRefusals.NothingBefore(environment)
                : RollBackRefusals.NoneKnownGood(environment);
        if (!ready.IsReady)
            return RollBackRefusals.NotReady(ready);

        var note = wanted.Incident is null ? wanted.Reason.Trim() : $"{wanted.Incident}: {wanted.Reason.Trim()}";
        var proposed = await propose.RunAsync(
            product, new NewProposal(ready.To!.Value.ToString(), environment, note, NotBefore: null, ProposalKind.Rollback), actor, cancel);
        if (!proposed.Succeeded || !wanted.BreakGlass)
            return proposed;

        return await cast.RunAsync(
            proposed.Value.Id, new NewDecision(proposed.Value.Digest, DecisionMeaning.Overridden, Lane: null, note), actor, cancel);
    }
}
