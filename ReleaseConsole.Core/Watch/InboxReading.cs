using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>The kinds of things that wait for one person, one bounded query each.</summary>
internal sealed class InboxReading(ConsoleDb db, Admission admission, Guid me)
{
    private const int Most = 50;
    private const int DaysAhead = 14;
    private const int Excerpt = 140;
    private readonly ProductId _product = admission.Product.Id;

    public async Task<IEnumerable<InboxTask>> DriftAsync(CancellationToken cancel)
    {
        var now = db.Now;
        var places = await PlacesAsync(Permission.ResolveDrift, cancel);
        if (places.Count == 0)
            return [];
        var seen = await (from drift in db.Set<Drift>().AsNoTracking()
                          join target in db.Set<Target>().AsNoTracking() on drift.TargetId equals target.Id
                          where drift.ProductId == _product && places.Contains(drift.Environment)
                              && (drift.State == DriftState.Open || (drift.State == DriftState.Accepted && drift.Until <= now))
                          orderby drift.FirstSeenAt
                          select new { drift, target.Name }).Take(Most).ToListAsync(cancel);
        return seen.Select(one => new InboxTask(
                InboxTaskKind.Drift, one.drift.Id.Value,
                one.drift.Kind == DriftKind.CannotTell
                    ? $"Look at {one.Name}: it cannot be read in {one.drift.Environment}"
                    : $"Decide on drift in {one.drift.Environment}: {one.drift.Path}",
                one.drift.State == DriftState.Accepted
                    ? "It was accepted until a date that has passed. Adopt it, revert it, or accept it again."
                    : "Adopt it, revert it, or accept it until a date.",
                one.drift.FirstSeenAt)
        {
            Environment = one.drift.Environment,
        });
    }

    /// <summary>Only while what was accepted is live or still proposed, and nothing later was said of it.</summary>
    public async Task<IEnumerable<InboxTask>> RisksEndingAsync(CancellationToken cancel)
    {
        var places = await PlacesAsync(Permission.Review, cancel);
        if (places.Count == 0)
            return [];
        var last = DateOnly.FromDateTime(db.Now.UtcDateTime).AddDays(DaysAhead);
        var ending = await (from decision in db.Set<FindingDecision>().AsNoTracking()
                            where decision.ProductId == _product && decision.ById == me && decision.Until != null && decision.Until <= last
                                && db.Set<Proposal>().Any(one => one.Id == decision.ProposalId && places.Contains(one.Environment))
                                && !db.Set<FindingDecision>().Any(later => later.ProductId == _product
                                    && later.Manifest == decision.Manifest && later.Finding == decision.Finding && later.At > decision.At)
                                && (db.Set<ReleaseEnvironment>().Any(
                                        place => place.ProductId == _product && place.LiveManifest == decision.Manifest)
                                    || OpenProposals.Of(db, _product).Any(open => open.Id == decision.ProposalId))
                            orderby decision.Until
                            select decision).Take(Most).ToListAsync(cancel);
        return ending.Select(one => new InboxTask(
            InboxTaskKind.RiskEnding, one.Id.Value, $"Renew or end the risk you accepted in {one.Artifact}",
            $"{one.Rule} is accepted until "
            + $"{one.Until!.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. You said: {one.Reason}",
            one.At)
        {
            Proposal = one.ProposalId,
        });
    }

    public async Task<IEnumerable<InboxTask>> RemarksAsync(CancellationToken cancel)
    {
        var places = (await PlacesAsync(Permission.Review, cancel)).Union(await PlacesAsync(Permission.Propose, cancel)).ToList();
        if (places.Count == 0)
            return [];
        var remarks = await (from comment in db.Set<ReviewComment>().AsNoTracking()
                             join proposal in OpenProposals.Of(db, _product) on comment.ProposalId equals proposal.Id
                             where comment.ById != me && places.Contains(proposal.Environment)
                                 && !db.Set<ThreadResolution>().Any(ended => ended.Thread == comment.Thread)
                                 && !db.Set<ReviewComment>().Any(later => later.ProposalId == comment.ProposalId
                                     && later.Thread == comment.Thread && later.At > comment.At)
                                 && (proposal.ProposedById == me || db.Set<ReviewComment>().Any(mine =>
                                     mine.ProposalId == comment.ProposalId && mine.Thread == comment.Thread && mine.ById == me))
                             orderby comment.At
                             select new { comment, proposal.Environment, proposal.Risk }).Take(Most).ToListAsync(cancel);
        return remarks.Select(one => new InboxTask(
            InboxTaskKind.Remark, one.comment.Id.Value, $"Answer {one.comment.ByName} on {Place(one.comment)}",
            $"“{Short(one.comment.Text)}”", one.comment.At)
        {
            Risk = one.Risk,
            Environment = one.Environment,
            Proposal = one.comment.ProposalId,
            Path = one.comment.ArtifactPath,
        });
    }

    /// <summary>One for each import, however many of its items wait.</summary>
    public async Task<IEnumerable<InboxTask>> UnresolvedAsync(CancellationToken cancel)
    {
        if (!admission.Permissions.May(Permission.Identify, _product))
            return [];
        var waiting = await (from item in db.Set<Unresolved>().AsNoTracking()
                             where item.ProductId == _product && item.ResolvedAs == null
                             group item by item.ImportId into items
                             orderby items.Min(one => one.CreatedAt)
                             select new
                             {
                                 Count = items.Count(),
                                 Since = items.Min(one => one.CreatedAt),
                                 First = items.OrderBy(one => one.Path).Select(one => new { one.Id, one.SourcePath }).First(),
                             }).Take(Most).ToListAsync(cancel);
        return waiting.Select(one => new InboxTask(
            InboxTaskKind.Unresolved, one.First.Id.Value,
            one.Count == 1 ? "Say which artifact 1 item is" : $"Say which artifacts {one.Count} items are",
            $"An import could not tell. The first is {one.First.SourcePath}.", one.Since)
        {
            Item = one.First.Id,
        });
    }

    /// <summary>The environments where I may do so; asked before the fifty are counted off, or others' would fill them.</summary>
    private async Task<List<string>> PlacesAsync(Permission permission, CancellationToken cancel)
    {
        var names = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == _product).Select(one => one.Name)
            .ToListAsync(cancel);
        return names.FindAll(name => admission.Permissions.May(permission, _product, name));
    }

    private static string Place(ReviewComment comment) => comment switch
    {
        { ArtifactPath: null } => "the proposal",
        { Line: { } line } => $"{comment.ArtifactPath}, line {line}",
        _ => comment.ArtifactPath,
    };

    private static string Short(string text) =>
        text.ReplaceLineEndings(" ") is { Length: > Excerpt } words ? words[..Excerpt] + "…" : text.ReplaceLineEndings(" ");
}
