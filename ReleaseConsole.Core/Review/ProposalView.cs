using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public sealed record CommentShown(CommentId Id, Guid ById, string ByName, string Text, DateTimeOffset At);

/// <summary>What the one who looks may do on a proposal.</summary>
public sealed record MyPart(
    IReadOnlyList<Lane> Lanes, bool SignsAsReleaseManager, bool MayBreakGlass, bool MayDeploy, bool MayClose, bool MayComment,
    string? CannotSignBecause, IReadOnlyList<string> Viewed)
{
    /// <summary>The open conditions of which the one who looks may say that they are met.</summary>
    public IReadOnlyList<Digest> MayMeet { get; init; } = [];

    /// <summary>The conditions that the one who looks asked for.</summary>
    public IReadOnlyList<Digest> AskedFor { get; init; } = [];

    /// <summary>What each signature the one who looks could give would make of it.</summary>
    public IReadOnlyList<AfterSigning> After { get; init; } = [];
}

/// <summary>Who said how it was met.</summary>
public sealed record MetShown(string By, string Evidence, DateTimeOffset At);

/// <summary>What is this proposal, how does it stand, and what can I do on it?</summary>
public sealed class ProposalView(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ProposalShown>> RunAsync(ProposalId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.ReadAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (proposal, (product, permissions)) = entered.Value;

        var input = await ProposalStanding.InputAsync(db, proposal, cancel);
        var standing = ReviewStanding.Of(input);
        var versions = await db.Set<Release>().AsNoTracking()
            .Where(one => one.ProductId == proposal.ProductId && (one.Id == proposal.ReleaseId || one.ManifestDigest == proposal.Replaces))
            .OrderByDescending(one => one.CreatedAt).ToListAsync(cancel);
        var manifest = await db.Set<Manifest>().AsNoTracking().Where(
            one => one.ProductId == proposal.ProductId && one.Digest == proposal.ManifestDigest)
                .Select(one => one.Document).FirstAsync(cancel);
        var plan = await db.Set<StoredRollbackPlan>().AsNoTracking().FirstOrDefaultAsync(one => one.ProposalId == id, cancel);
        var hints = await PossibleSigners.OfAsync(db, proposal, input, standing, cancel);
        var frozen = await DeployProposal.FrozenAsync(db, proposal, cancel);
        return new ProposalShown(
            proposal.Id, proposal.Digest, product.Slug, proposal.Environment, proposal.Kind,
            versions.First(one => one.Id == proposal.ReleaseId).Version, proposal.ManifestDigest,
            versions.FirstOrDefault(one => one.ManifestDigest == proposal.Replaces)?.Version, proposal.Replaces, proposal.PolicyDigest,
            input.Assessment.PolicyVersion, proposal.EvidenceDigest, proposal.Risk, input.Assessment.RecommendedPath, proposal.Note,
            proposal.ProposedByName, proposal.CreatedAt, proposal.NotBefore, standing.State, standing.Because, standing.Requirements,
            [.. standing.Decisions.Select(DecisionShown.Of)], standing.Contributors,
            hints.CanSign, input.Assessment, plan is null ? null : JsonNode.Parse(plan.Document), await ThreadsAsync(db, id, cancel),
            await MineAsync(db, proposal, input, standing, permissions, actor, cancel))
        {
            LeftOpen = ManifestDocument.Read(manifest).Exceptions ?? [],
            FindingDecisions = [.. FindingDecisionWeight.Of(input).Select(FindingDecisionShown.Of)],
            Conditions = [.. standing.Conditions.Select(ConditionShown.Of)],
            CanMeet = hints.CanMeet,
            Frozen = frozen,
            MayBreakFreeze = frozen?.MayBreak.Any(role => permissions.Has(role, proposal.ProductId, proposal.Environment)) == true,
        };
    }

    private static async Task<IReadOnlyList<ThreadShown>> ThreadsAsync(ConsoleDb db, ProposalId id, CancellationToken cancel)
    {
        var comments = await db.Set<ReviewComment>().AsNoTracking().Where(one => one.ProposalId == id)
            .OrderBy(one => one.At).Take(2000).ToListAsync(cancel);
        var threads = comments.Select(one => one.Thread).Distinct().ToList();
        var resolved = await db.Set<ThreadResolution>().AsNoTracking().Where(one => threads.Contains(one.Thread))
            .Select(one => one.Thread).ToListAsync(cancel);
        return [.. comments.GroupBy(one => one.Thread).Select(thread => new ThreadShown(
            thread.Key, thread.First().ArtifactPath, thread.First().Content, thread.First().Line, resolved.Contains(thread.Key),
            [.. thread.Select(one => new CommentShown(one.Id, one.ById, one.ByName, one.Text, one.At))]))];
    }

    private static async Task<MyPart> MineAsync(
        ConsoleDb db, Proposal proposal, StandingInput input, Standing standing, Permissions permissions, Actor actor,
        CancellationToken cancel)
    {
        var me = ProposalStanding.Now(permissions, actor.Id, proposal, input.Rules);
        var viewed = await db.Set<ViewedMark>().AsNoTracking()
            .Where(mark => mark.ProposalId == proposal.Id && mark.PersonId == actor.Id).Select(mark => mark.ArtifactPath)
            .ToListAsync(cancel);
        var isReleaseManager = proposal.Kind == ProposalKind.Rollback && me.IsReleaseManager;
        var lane = me.Lanes.Count > 0 ? me.Lanes[0] : (Lane?)null;
        var cannot = lane is null && !isReleaseManager
            ? "You hold no lane here."
            : SignatureCheck.Refuse(
                input, new NewDecision(proposal.Digest, DecisionMeaning.Approved, isReleaseManager ? null : lane, ""), me, actor)?.Sentence;
        var mayReview = permissions.May(Permission.Review, proposal.ProductId, proposal.Environment);
        var mayDeploy = permissions.May(
            proposal.Kind == ProposalKind.Rollback ? Permission.RollBack : Permission.Deploy, proposal.ProductId, proposal.Environment);
        return new MyPart(
            me.Lanes, isReleaseManager, me.MayBreakGlass, mayDeploy,
            standing.State is not (StandingState.Applied or StandingState.Closed) && (proposal.ProposedById == actor.Id || mayDeploy),
            mayReview || permissions.May(Permission.Propose, proposal.ProductId, proposal.Environment), cannot, viewed)
        {
            AskedFor =
            [
                .. standing.Conditions.Select(one => one.Condition).Where(one => one.Decision.SignerId == actor.Id).Select(one => one.Id),
            ],
            After = standing.State is StandingState.Applied or StandingState.Closed or StandingState.Stale
                ? []
                : AfterSigning.Of(input, me, actor),
            MayMeet = mayReview ? [.. ConditionCheck.Mine(input, standing, me, actor).Select(one => one.Condition.Id)] : [],
        };
    }
}
