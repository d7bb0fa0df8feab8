using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>The rules of a product as they are now; version 0 with no text before the first.</summary>
public sealed record SavedRules(int Version, string Text);

/// <summary>Writes down the rules by which imports decide identities without asking. Every version is kept.</summary>
public sealed class SaveIdentityRules(IDbContextFactory<ConsoleDb> contexts, IngestOptions limits)
{
    /// <param name="basedOn">The version the text was edited from; another one in force is a conflict.</param>
    public async Task<Result<SavedRules>> RunAsync(string productSlug, string text, int basedOn, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Identify, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var newest = await IdentityRuleText.NewestAsync(db, product, cancel);

        var written = text.ReplaceLineEndings("\n").TrimEnd();
        var version = (newest?.Version ?? 0) + 1;
        var book = RuleBook.Read(version, written);
        if (!book.Succeeded)
            return book.Refusal;
        if (book.Value.RefuseTargets(limits) is { } refusal)
            return refusal;
        if (basedOn != version - 1)
            return ResolveRefusals.RulesMovedOn(newest!.AuthorName, newest.Version);
        if (written == (newest?.Text ?? ""))
            return new SavedRules(version - 1, written);

        db.Add(new IdentityRuleText(db.Tenant, product, version, written, actor.Id, actor.Name, db.Now));
        db.Record(actor, new IdentityRulesSaved(version, book.Value.Rules.Count, written) { Product = product });

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return new SavedRules(version, written);
    }
}
