using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>A question put to one tenant's log on behalf of one actor; pages and counts are both cut from it.</summary>
internal sealed class AuditMatches
{
    /// <summary>How many of the newest entries with the words are looked at in one go, so that a common word stays cheap.</summary>
    public const int Window = 20_000;

    private readonly ConsoleDb _db;
    private readonly AuditScope _scope;
    private readonly SearchWords _words;
    private readonly ProductId? _product;

    private AuditMatches(ConsoleDb db, AuditScope scope, SearchWords words, ProductId? product) =>
        (_db, _scope, _words, _product) = (db, scope, words, product);

    /// <summary>The product the question is put to; null for all the actor may read.</summary>
    public ProductId? Product => _product;

    public static async Task<Result<AuditMatches>> OfAsync(ConsoleDb db, AuditQuestion question, Actor actor, CancellationToken cancel)
    {
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        if (question.RefuseTooMany() is { } tooMany)
            return tooMany;
        ProductId? product = null;
        if (question.Product is { } slug)
        {
            var admitted = await db.AdmitAsync(actor, slug, Permission.ReadAudit, cancel);
            if (!admitted.Succeeded)
                return admitted.Refusal;
            product = admitted.Value.Product.Id;
        }
        return new AuditMatches(db, scope.Value, SearchWords.Of(question.Words), product);
    }

    public IQueryable<AuditEntry> Where(AuditQuestion question, long before)
    {
        var entries = _scope.Entries(_db).Where(entry => entry.Index < before);
        if (_product is { } product)
            entries = entries.Where(entry => entry.ProductId == product);
        if (!_words.IsEmpty)
        {
            var found = _db.IndexesWith(_words, before, Window);
            entries = entries.Where(entry => found.Contains(entry.Index));
        }
        if (question.Actions.Count > 0)
            entries = entries.Where(entry => question.Actions.Contains(entry.Action));
        if (question.Actors.Count > 0)
        {
            var ids = question.Actors.Select(actor => Guid.TryParse(actor, out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
            entries = entries.Where(entry => ids.Contains(entry.ActorId) || question.Actors.Contains(entry.ActorName));
        }
        if (question.Subjects.Count > 0)
            entries = About(entries, question.Subjects);
        if (question.Environments.Count > 0)
            entries = About(entries, [.. question.Environments.Select(name => AuditFacets.EnvironmentStart + name)]);
        // PostgreSQL takes instants in UTC alone.
        if (question.From?.ToUniversalTime() is { } from)
            entries = entries.Where(entry => entry.At >= from);
        if (question.To?.ToUniversalTime() is { } to)
            entries = entries.Where(entry => entry.At < to);
        return entries;
    }

    private IQueryable<AuditEntry> About(IQueryable<AuditEntry> entries, IReadOnlyList<string> subjects)
    {
        var about = _db.Set<AuditSubject>().Where(subject => subjects.Contains(subject.Subject)).Select(subject => subject.Index);
        return entries.Where(entry => about.Contains(entry.Index));
    }

    /// <summary>Where to go on when the page ended: nowhere, or below the window when there are older entries with the words.</summary>
    public async Task<long?> ContinuationAsync(AuditQuestion question, CancellationToken cancel)
    {
        if (_words.IsEmpty)
            return null;
        var window = _db.IndexesWith(_words, question.Before ?? long.MaxValue, Window);
        return await window.CountAsync(cancel) < Window ? null : await window.MinAsync(cancel);
    }
}
