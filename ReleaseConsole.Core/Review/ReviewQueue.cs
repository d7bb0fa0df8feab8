using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>What waits for me in this product? The newest 200 open and 50 ended proposals are looked at.</summary>
public sealed class ReviewQueue(IDbContextFactory<ConsoleDb> contexts) : IDisposable
{
    private readonly StandingAnswers<Queue> _answers = new();

    public async Task<Result<Queue>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        return await _answers.GetAsync(
            db, (admission.Value.Product.Id, actor.Id, actor.Holder, actor.AuthenticatedAt),
            () => FindAsync(db, admission.Value, actor, cancel), cancel);
    }

    public void Dispose() => _answers.Dispose();

    private static async Task<Queue> FindAsync(ConsoleDb db, Admission admission, Actor actor, CancellationToken cancel)
    {
        var (on, permissions) = (admission.Product, admission.Permissions);
        var open = await OpenProposals.Of(db, on.Id).ToListAsync(cancel);
        var versions = await VersionsAsync(db, on.Id, cancel);
        var underWay = await db.Set<Deployment>().AsNoTracking().Where(one => one.ProductId == on.Id && one.EndedAt == null)
            .ToDictionaryAsync(one => one.ProposalId, one => one.State, cancel);

        var (forMe, waiting) = (new List<QueueRow>(), new List<QueueRow>());
        foreach (var proposal in open.Where(one => permissions.May(Permission.Read, on.Id, one.Environment)))
        {
            var input = await ProposalStanding.InputAsync(db, proposal, cancel);
            var standing = ReviewStanding.Of(input);
            var me = ProposalStanding.Now(permissions, actor.Id, proposal, input.Rules);
            var isUnderWay = underWay.TryGetValue(proposal.Id, out var state);
            var (mine, why) = isUnderWay ? Carried(state, MayPutLive(proposal, permissions))
                : WhyMine(proposal, input, standing, permissions, me, actor) is { } reason ? (true, reason) : (false, WhoElse(standing));
            var toMeet = !mine && !isUnderWay && standing.State == StandingState.Open
                && permissions.May(Permission.Review, on.Id, proposal.Environment)
                ? ConditionCheck.Mine(input, standing, me, actor).ToList()
                : [];
            if (toMeet.Count > 0)
                (mine, why) = (true, ToMeet(toMeet));
            (mine ? forMe : waiting).Add(Row(proposal, versions, standing, input, why) with { ToMeet = toMeet.Count });
        }
        return new Queue(
            [.. forMe.OrderByDescending(one => one.Risk).ThenBy(one => one.ProposedAt)],
            [.. waiting.OrderByDescending(one => one.ProposedAt)],
            await DoneAsync(db, on.Id, versions, cancel));
    }

    private static async Task<Dictionary<ReleaseId, string>> VersionsAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product)
            .OrderByDescending(one => one.CreatedAt).Take(2000).ToDictionaryAsync(one => one.Id, one => one.Version, cancel);

    // Approved, and already on its way: nobody can put it live once more, and who may can settle what is unknown.
    private static (bool Mine, string Why) Carried(DeploymentState state, bool mayPutLive) => state == DeploymentState.Unknown
        ? (mayPutLive, "A write-back has not answered. Somebody must look.")
        : (false, "It is being put live.");

    private static bool MayPutLive(Proposal proposal, Permissions permissions) => permissions.May(
        proposal.Kind == ProposalKind.Rollback ? Permission.RollBack : Permission.Deploy, proposal.ProductId, proposal.Environment);

    private static string? WhyMine(
        Proposal proposal, StandingInput input, Standing standing, Permissions permissions, SignerNow me, Actor actor)
    {
        if (standing.State is StandingState.ChangesRequested or StandingState.Rejected or StandingState.Stale)
            return proposal.ProposedById == actor.Id ? $"You proposed it. {standing.Because}" : null;
        if (standing.IsApproved)
            return MayPutLive(proposal, permissions) ? "Approved. You can put it live." : null;
        var pending = standing.Requirements.Where(one => one.State == RequirementState.Pending).ToList();
        foreach (var requirement in pending.Where(
            one => one.Lane is { } lane ? me.Lanes.Contains(lane) : me.IsReleaseManager && one.IsSignature))
        {
            var refusal = SignatureCheck.Refuse(
                input, new NewDecision(proposal.Digest, DecisionMeaning.Approved, requirement.Lane, ""), me, actor);
            var hasSigned = standing.Decisions.Any(
                one => one.Counts && one.Decision.SignerId == actor.Id && one.Decision.Meaning == DecisionMeaning.Approved);
            if (refusal is null && !hasSigned)
                return $"{requirement.Title}, {requirement.Have} of {requirement.Needed}";
        }
        return null;
    }

    private static string ToMeet(List<WeighedCondition> conditions)
    {
        var first = conditions[0].Condition;
        var asked = $"“{first.Text}”, asked by {first.Decision.SignerName}";
        return conditions.Count == 1
            ? $"Condition to meet: {asked}"
            : string.Create(CultureInfo.InvariantCulture, $"{conditions.Count} conditions to meet. The first: {asked}");
    }

    private static string WhoElse(Standing standing) => standing.Because;

    private static QueueRow Row(
        Proposal proposal, Dictionary<ReleaseId, string> versions, Standing standing, StandingInput input, string why) => new(
        proposal.Id, proposal.Kind, versions.GetValueOrDefault(proposal.ReleaseId, "a release"), proposal.Environment, proposal.Risk,
        standing.State,
        why, standing.Because, proposal.ProposedByName, proposal.CreatedAt,
        standing.Requirements.Count(one => !one.IsOpen), standing.Requirements.Count,
        input.Assessment.Changes.Changes.Count);

    private static async Task<IReadOnlyList<QueueRow>> DoneAsync(
        ConsoleDb db, ProductId product, Dictionary<ReleaseId, string> versions, CancellationToken cancel)
    {
        var since = db.Now.AddDays(-30);
        var ended = await (from proposal in db.Set<Proposal>().AsNoTracking()
                           where proposal.ProductId == product && proposal.CreatedAt > since
                           let closing = db.Set<ProposalClosing>().FirstOrDefault(one => one.ProposalId == proposal.Id)
                           let applied = db.Set<Deployment>().Any(
                               one => one.ProposalId == proposal.Id && one.State == DeploymentState.Succeeded)
                           where closing != null || applied
                           orderby proposal.CreatedAt descending
                           select new { proposal, Reason = closing == null ? null : closing.Reason, applied }).Take(50).ToListAsync(cancel);
        return [.. ended.Select(one => new QueueRow(
            one.proposal.Id, one.proposal.Kind, versions.GetValueOrDefault(one.proposal.ReleaseId, "a release"), one.proposal.Environment,
            one.proposal.Risk, one.applied ? StandingState.Applied : StandingState.Closed,
            one.applied ? $"Put live in {one.proposal.Environment}." : one.Reason!, "", one.proposal.ProposedByName, one.proposal.CreatedAt,
            0, 0, 0))];
    }
}
