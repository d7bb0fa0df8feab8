using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>One entry as the search shows it; <see cref="Document"/> is the canonical JSON that was hashed.</summary>
public sealed record AuditRow(
    long Index, DateTimeOffset At, string Action, ActorKind ActorKind, Guid ActorId, string ActorName, string? OnBehalfOf,
    ProductId? Product, string Summary, string Document, byte[] LeafHash)
{
    /// <summary>What was searched beside the document, such as a saved version's text; null where no words were asked for.</summary>
    public string? Searched { get; init; }

    /// <summary>Who did it, as it is told: an agent with the person it works for.</summary>
    public string Who => OnBehalfOf is null ? ActorName : $"{ActorName} for {OnBehalfOf}";
}

/// <summary>One page of entries, newest first, and the index below which the next page starts; null at the end.</summary>
public sealed record AuditFound(IReadOnlyList<AuditRow> Rows, long? Before);

/// <summary>Which entries answer this question? Newest first; only those the actor may read.</summary>
public sealed class AuditSearch(IDbContextFactory<ConsoleDb> contexts)
{
    public const int MostRows = 500;

    internal static Expression<Func<AuditEntry, AuditRow>> Row { get; } = entry => new AuditRow(
        entry.Index, entry.At, entry.Action, entry.ActorKind, entry.ActorId, entry.ActorName, entry.OnBehalfOf, entry.ProductId,
        entry.Summary, entry.Document, entry.LeafHash);

    // Only who asked for words is shown where they stand.
    private static readonly Expression<Func<AuditEntry, AuditRow>> WithText = entry => new AuditRow(
        entry.Index, entry.At, entry.Action, entry.ActorKind, entry.ActorId, entry.ActorName, entry.OnBehalfOf, entry.ProductId,
        entry.Summary, entry.Document, entry.LeafHash)
    { Searched = entry.SearchText };

    public async Task<Result<AuditFound>> RunAsync(AuditQuestion question, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var matches = await AuditMatches.OfAsync(db, question, actor, cancel);
        if (!matches.Succeeded)
            return matches.Refusal;

        var limit = Math.Clamp(question.Limit, 1, MostRows);
        var rows = await matches.Value.Where(question, question.Before ?? long.MaxValue)
            .OrderByDescending(entry => entry.Index).Take(limit + 1)
            .Select(string.IsNullOrWhiteSpace(question.Words) ? Row : WithText).ToListAsync(cancel);
        return rows.Count > limit
            ? new AuditFound(rows[..limit], rows[limit - 1].Index)
            : new AuditFound(rows, await matches.Value.ContinuationAsync(question, cancel));
    }
}
