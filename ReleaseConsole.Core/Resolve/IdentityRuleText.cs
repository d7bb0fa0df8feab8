using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>The rules of a product as they were written at one time; the newest version holds.</summary>
public sealed record IdentityRuleText(
    TenantId TenantId, ProductId ProductId, int Version, string Text, Guid AuthorId, string AuthorName, DateTimeOffset CreatedAt) : IFact
{
    /// <summary>The rules in force, which were readable when they were saved.</summary>
    public static async Task<RuleBook> InForceAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        await NewestAsync(db, product, cancel) is { } newest ? RuleBook.Read(newest.Version, newest.Text).Value : RuleBook.Empty;

    public static Task<IdentityRuleText?> NewestAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        db.Set<IdentityRuleText>().AsNoTracking().Where(one => one.ProductId == product).OrderByDescending(one => one.Version)
            .FirstOrDefaultAsync(cancel);
}
