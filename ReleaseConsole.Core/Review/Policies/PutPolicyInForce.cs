using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// Puts the proposed policy of a product in force, once the signatures stand that the policy before it asks for; judged under the
/// tenant's write lock. From the next assessment on it is judged by it, and proposals signed under the one before are signed again.
/// </summary>
public sealed class PutPolicyInForce(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="product">The product's short name.</param>
    /// <param name="proposal">The digest of the proposal, as it was shown.</param>
    public async Task<Result<PolicyAdoption>> RunAsync(string product, Digest proposal, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (on, permissions) = admission.Value;
        if (!May(permissions, actor, on.Id))
            return AccessRefusals.MayNot(actor, Permission.SetPolicy);
        var open = await PolicyProposalReading.OpenAsync(db, on.Id, cancel);

        if (open is null || open.Digest != proposal)
            return ReviewRefusals.DigestSuperseded();
        var standing = PolicyStanding.Of(await PolicyProposalReading.InputAsync(db, open, cancel));
        if (standing.State == StandingState.Stale)
            return ReviewRefusals.Stale(standing.Because);
        if (!standing.IsApproved)
            return ReviewRefusals.PolicyNotSigned(standing.Because);
        var text = await PolicyInForce.TextAsync(db, open.Policy, cancel);
        // An environment may have gone since it was proposed.
        if (RiskPolicy.Read(text, await PolicyEnvironments.OfAsync(db, on.Id, cancel)).Whole.Refusal is { } unreadable)
            return unreadable;

        var adoption = new PolicyAdoption(
            new PolicyAdoptionId(Guid.CreateVersion7(db.Now)), db.Tenant, on.Id, open.Policy, open.ReplacesVersion + 1, actor.Id,
            actor.Name, db.Now);
        db.Add(adoption);
        db.Record(actor, new PolicyAdopted(on.Slug, adoption.Version, adoption.Policy, open.Replaces, open.Note) { Product = on.Id });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return adoption;
    }

    public static bool May(Permissions permissions, Actor actor, ProductId product) => actor.Kind != ActorKind.Agent
        && (permissions.May(Permission.SetPolicy, product) || permissions.May(Permission.Deploy, product));
}
