using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>For each pending signature: who holds the lane now, is no contributor and has not signed. Found before anyone waits in vain.</summary>
internal static class PossibleSigners
{
    public static Task<IReadOnlyList<SignerHint>> OfAsync(
        ConsoleDb db, Proposal proposal, StandingInput input, Standing standing, CancellationToken cancel)
    {
        var mayHaveWritten = input.Rules.ContributorsMayApprove || proposal.Kind == ProposalKind.Rollback;
        return OfAsync(
            db, proposal.ProductId, proposal.Environment, standing, input.Makers, person =>
                !mayHaveWritten && input.Contributor(person) is not null, cancel);
    }

    /// <param name="environment">Where it is to go; null: everywhere, and a lane held in one environment does not sign.</param>
    /// <param name="excluded">Whose approval does not count.</param>
    public static async Task<IReadOnlyList<SignerHint>> OfAsync(
        ConsoleDb db, ProductId product, string? environment, Standing standing, KeyMakers makers, Predicate<Guid> excluded,
        CancellationToken cancel)
    {
        var pending = standing.Requirements.Where(one => one is { State: RequirementState.Pending, IsSignature: true }).ToList();
        if (pending.Count == 0)
            return [];
        var holders = await HoldersAsync(db, product, environment, cancel);
        var signed = standing.Decisions.Where(one => one.Counts && one.Decision.Meaning == DecisionMeaning.Approved)
            .Select(one => one.Decision.SignerId).ToHashSet();
        bool MaySign(Guid person) => !excluded(person) && !signed.Any(one => makers.AreOne(one, person));
        return [.. pending.Select(requirement => new SignerHint(requirement.Id, Names(holders, requirement.Lane, MaySign)))];
    }

    /// <summary>For each lane in which a condition is open: who could say that it is met.</summary>
    public static async Task<IReadOnlyList<MeetHint>> OfConditionsAsync(
        ConsoleDb db, Proposal proposal, StandingInput input, Standing standing, CancellationToken cancel)
    {
        var lanes = ConditionWeight.Of(input, standing.Decisions).Where(one => !one.IsMet)
            .Select(one => one.Condition.Decision.Lane).Distinct().ToList();
        if (lanes.Count == 0)
            return [];
        var holders = await HoldersAsync(db, proposal.ProductId, proposal.Environment, cancel);
        return [.. lanes.Select(lane => new MeetHint(
            lane, Names(holders, lane, person => SpeakerCheck.OnOwnWork(input, person, "") is null)))];
    }

    private static async Task<List<Holder>> HoldersAsync(ConsoleDb db, ProductId product, string? environment, CancellationToken cancel)
    {
        var now = db.Now;
        var holders = await (from grant in db.Set<Grant>().AsNoTracking()
                             join person in db.Set<Person>().AsNoTracking() on grant.PrincipalId equals person.Id
                             where grant.RevokedAt == null && (grant.ExpiresAt == null || grant.ExpiresAt > now)
                             orderby person.Name
                             select new Holder(grant, person.Name)).Take(2000).ToListAsync(cancel);
        return holders.FindAll(
            one => one.Grant.Covers(product, environment) && (environment is not null || one.Grant.Environment is null));
    }

    private static IReadOnlyList<string> Names(List<Holder> holders, Lane? lane, Predicate<Guid> may) =>
        [.. holders.Where(one => Fits(one.Grant, lane) && may(one.Grant.PrincipalId)).Select(one => one.Name).Distinct()];

    private static bool Fits(Grant grant, Lane? asked) => asked is { } lane
        ? grant.Lane == lane && RolePermissions.Of(grant.Role).Contains(Permission.Review)
        : RolePermissions.Of(grant.Role).Contains(Permission.RollBack);

    private sealed record Holder(Grant Grant, string Name);
}
