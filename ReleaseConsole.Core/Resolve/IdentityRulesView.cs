using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>One version of the rules as lists show it.</summary>
public sealed record RulesVersionRow(int Version, string Author, DateTimeOffset CreatedAt, string Text);

/// <summary>The rules in force and their history, the newest first; why the reader may not change them, if so.</summary>
public sealed record IdentityRulesShown(int Version, string Text, IReadOnlyList<RulesVersionRow> History, Refusal? MayNotEdit);

/// <summary>Which identities are decided without asking, and who wrote that down? The newest 50 versions.</summary>
public sealed class IdentityRulesView(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Shown = 50;

    public async Task<Result<IdentityRulesShown>> RunAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var rows = await db.Set<IdentityRuleText>().AsNoTracking().Where(one => one.ProductId == product)
            .OrderByDescending(one => one.Version).Take(Shown)
            .Select(one => new RulesVersionRow(one.Version, one.AuthorName, one.CreatedAt, one.Text)).ToListAsync(cancel);
        return new IdentityRulesShown(
            rows.FirstOrDefault()?.Version ?? 0, rows.FirstOrDefault()?.Text ?? "", rows,
            admission.Value.Permissions.Refuse(Permission.Identify, product));
    }
}
