using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>Loads a product's proposed policies and what their standing depends on.</summary>
internal static class PolicyProposalReading
{
    /// <summary>The one that was neither taken back nor put in force: there is at most one.</summary>
    public static Task<PolicyProposal?> OpenAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        db.Set<PolicyProposal>().AsNoTracking()
            .Where(one => one.ProductId == product && !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == one.Id)
                && !db.Set<PolicyAdoption>().Any(
                    made => made.ProductId == product && made.Version == one.ReplacesVersion + 1 && made.Policy == one.Policy))
            .OrderByDescending(one => one.CreatedAt).FirstOrDefaultAsync(cancel);

    public static async Task<PolicyStandingInput> InputAsync(ConsoleDb db, PolicyProposal proposal, CancellationToken cancel)
    {
        var inForce = await PolicyInForce.LoadAsync(db, proposal.ProductId, cancel);
        var closing = await db.Set<ProposalClosing>().AsNoTracking().FirstOrDefaultAsync(one => one.ProposalId == proposal.Id, cancel);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(one => one.ProposalId == proposal.Id).ToListAsync(cancel);
        var signers = new Dictionary<Guid, SignerNow>();
        foreach (var one in decisions.DistinctBy(one => (one.SignerId, one.SignerKey)))
        {
            var signer = new Actor(one.SignerKind, proposal.TenantId, one.SignerId, one.SignerName, "standing") { Key = one.SignerKey };
            signers[signer.Holder] = Now(await Permissions.OfAsync(db, signer, cancel), one.SignerId, proposal.ProductId);
        }
        return new PolicyStandingInput(
            proposal, inForce.Policy.Review, inForce.Digest, inForce.Version, closing?.Reason,
            await ContributorsAsync(db, proposal, cancel), decisions, signers)
        { Makers = await KeyMakers.OfAsync(db, cancel) };
    }

    /// <summary>A policy holds in every environment, so a lane that is held in one of them does not sign it.</summary>
    public static SignerNow Now(Permissions permissions, Guid id, ProductId product) =>
        new(id, permissions.LanesFor(product, environment: null), IsReleaseManager: false, MayBreakGlass: false);

    /// <summary>Who wrote a version of the text between the one in force and this one, and who proposed it.</summary>
    private static async Task<IReadOnlyList<PrincipalRef>> ContributorsAsync(
        ConsoleDb db, PolicyProposal proposal, CancellationToken cancel)
    {
        var versions = await (from artifact in db.Set<Artifact>().AsNoTracking()
                              join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                              where artifact.ProductId == proposal.ProductId && artifact.Kind == ArtifactKind.Policy
                                  && artifact.Path == RiskPolicy.ArtifactPath && version.Number <= proposal.Number
                              orderby version.Number descending
                              select version).ToListAsync(cancel);
        var written = versions.TakeWhile(one => one.Digest != proposal.Replaces).ToList();
        var names = written.GroupBy(one => one.AuthorId).ToDictionary(one => one.Key, one => one.First().AuthorName);
        names[proposal.ProposedById] = proposal.ProposedByName;
        return await PrincipalNames.OfAsync(db, written.SelectMany(one => one.Contributors).Concat(names.Keys).ToHashSet(), names, cancel);
    }
}
