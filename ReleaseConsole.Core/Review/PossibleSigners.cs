using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Who could do what a proposal waits for: who holds the lane now and is no contributor. Found before anyone waits in vain.
/// </summary>
internal static class PossibleSigners
{
    /// <summary>Whoever waits needs some to ask, not a whole department.</summary>
    private const int MostRead = 500;

    private static readonly IReadOnlyList<Role> Signing = RolePermissions.Holding(Permission.Review);
    private static readonly IReadOnlyList<Role> Managing = RolePermissions.Holding(Permission.RollBack);

    /// <summary>
    /// For each pending signature who could give it, and for each lane of an open condition who could say that it is met.
    /// </summary>
    public static async Task<(IReadOnlyList<SignerHint> CanSign, IReadOnlyList<MeetHint> CanMeet)> OfAsync(
        ConsoleDb db, Proposal proposal, StandingInput input, Standing standing, CancellationToken cancel)
    {
        var pending = Pending(standing);
        var open = standing.Conditions.Where(one => !one.IsMet).Select(one => one.Condition.Decision.Lane).Distinct().ToList();
        var holders = await HoldersAsync(
            db, proposal.ProductId, proposal.Environment, [.. pending.Select(one => one.Lane), .. open], cancel);
        var mayHaveWritten = input.Rules.ContributorsMayApprove || proposal.Kind == ProposalKind.Rollback;
        var signs = NotYet(standing, input.Makers, person => !mayHaveWritten && input.Contributor(person) is not null);
        return (
            [.. pending.Select(one => new SignerHint(one.Id, Names(holders, one.Lane, signs)))],
            [.. open.Select(lane => new MeetHint(
                lane, Names(holders, lane, person => SpeakerCheck.OnOwnWork(input, person, "") is null)))]);
    }

    /// <summary>A policy holds everywhere: a lane held in one environment does not sign it.</summary>
    public static async Task<IReadOnlyList<SignerHint>> OfPolicyAsync(
        ConsoleDb db, PolicyStandingInput input, Standing standing, CancellationToken cancel)
    {
        var pending = Pending(standing);
        var holders = await HoldersAsync(db, input.Proposal.ProductId, environment: null, [.. pending.Select(one => one.Lane)], cancel);
        var signs = NotYet(standing, input.Makers, input.IsContributor);
        return [.. pending.Select(one => new SignerHint(one.Id, Names(holders, one.Lane, signs)))];
    }

    private static List<Requirement> Pending(Standing standing) =>
        [.. standing.Requirements.Where(one => one is { State: RequirementState.Pending, IsSignature: true })];

    private static Predicate<Guid> NotYet(Standing standing, KeyMakers makers, Predicate<Guid> excluded)
    {
        var signed = standing.Decisions.Where(one => one.Counts && one.Decision.Meaning == DecisionMeaning.Approved)
            .Select(one => one.Decision.SignerId).ToHashSet();
        return person => !excluded(person) && !signed.Any(one => makers.AreOne(one, person));
    }

    // Only who holds one of these lanes here is read: of a tenant with thousands of people, a handful.
    private static async Task<List<Holder>> HoldersAsync(
        ConsoleDb db, ProductId product, string? environment, HashSet<Lane?> asked, CancellationToken cancel)
    {
        if (asked.Count == 0)
            return [];
        var now = db.Now;
        var lanes = asked.Where(lane => lane is not null).ToList();
        IReadOnlyList<Role> managing = asked.Contains(null) ? Managing : [];
        return await (from grant in db.Set<Grant>().AsNoTracking()
                      join person in db.Set<Person>().AsNoTracking() on grant.PrincipalId equals person.Id
                      where grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                          && (grant.ProductId == null || grant.ProductId == product)
                          && (grant.Environment == null || (environment != null && grant.Environment == environment))
                          && ((lanes.Contains(grant.Lane) && Signing.Contains(grant.Role)) || managing.Contains(grant.Role))
                      orderby person.Name
                      select new Holder(grant.PrincipalId, grant.Role, grant.Lane, person.Name)).Take(MostRead).ToListAsync(cancel);
    }

    private static IReadOnlyList<string> Names(List<Holder> holders, Lane? asked, Predicate<Guid> may) =>
        [.. holders.Where(one => Fits(one, asked) && may(one.Id)).Select(one => one.Name).Distinct()];

    private static bool Fits(Holder holder, Lane? asked) =>
        asked is { } lane ? holder.Lane == lane && Signing.Contains(holder.Role) : Managing.Contains(holder.Role);

    private sealed record Holder(Guid Id, Role Role, Lane? Lane, string Name);
}
