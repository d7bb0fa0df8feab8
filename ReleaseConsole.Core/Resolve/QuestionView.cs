using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>How a question stands: who decided it and when, or nobody yet; and whether the decision was taken back.</summary>
public sealed record QuestionShown(string Path, string? By, DateTimeOffset? At, bool IsTakenBack);

/// <summary>What became of this question?</summary>
public sealed class QuestionView(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<QuestionShown>> RunAsync(string productSlug, UnresolvedId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        return await db.Set<Unresolved>().AsNoTracking().Where(one => one.ProductId == product && one.Id == id)
            .Select(one => new QuestionShown(one.Path, one.ResolvedBy, one.ResolvedAt, one.RevokedAt != null)).FirstOrDefaultAsync(cancel)
            is { } shown ? shown : ResolveRefusals.NoSuchItem();
    }
}
