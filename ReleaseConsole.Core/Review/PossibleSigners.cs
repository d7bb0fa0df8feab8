using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>For each pending signature: who holds the lane now, is no contributor and has not signed. Found before anyone waits in vain.</summary>
internal static class PossibleSigners
{
    public static async Task<IReadOnlyList<SignerHint>> OfAsync(
        ConsoleDb db, Proposal proposal, StandingInput input, Standing standing, CancellationToken cancel)
    {
        var pending = standing.Requirements.Where(one => one.State == RequirementState.Pending && one.Needed > 0).ToList();
        if (pending.Count == 0)
            return [];
        var now = db.Now;
        var holders = await (from grant in db.Set<Grant>().AsNoTracking()
                             join person in db.Set<Person>().AsNoTracking() on grant.PrincipalId equals person.Id
                             where grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                             orderby person.Name
                             select new { grant, person.Name }).Take(2000).ToListAsync(cancel);
        var excluded = input.Rules.ContributorsMayApprove || proposal.Kind == ProposalKind.Rollback
            ? []
            : input.Contributors.Select(one => one.Id).ToHashSet();
        var signed = standing.Decisions.Where(one => one.Counts && one.Decision.Meaning == DecisionMeaning.Approved)
            .Select(one => one.Decision.SignerId).ToHashSet();
        return [.. pending.Select(requirement => new SignerHint(
            requirement.Id,
            [.. holders
                .Where(one => one.grant.Covers(proposal.ProductId, proposal.Environment) && Fits(one.grant, requirement)
                    && !excluded.Contains(one.grant.PrincipalId) && !signed.Contains(one.grant.PrincipalId))
                .Select(one => one.Name).Distinct()]))];
    }

    private static bool Fits(Grant grant, Requirement requirement) => requirement.Lane is { } lane
        ? grant.Lane == lane && RolePermissions.Of(grant.Role).Contains(Permission.Review)
        : RolePermissions.Of(grant.Role).Contains(Permission.RollBack);
}
