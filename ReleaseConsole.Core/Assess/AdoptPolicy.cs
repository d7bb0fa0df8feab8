using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// A policy text to be put in force, why, and which version it was written over: when another one came in between, it is refused.
/// </summary>
public sealed record NewPolicy(string Product, string Text, string Message, int WrittenOver);

/// <summary>
/// Puts a policy in force for a product: from the next assessment on it is judged by it, and proposals signed under the one before
/// have to be signed again.
/// </summary>
public sealed class AdoptPolicy(IDbContextFactory<ConsoleDb> contexts)
{
    public const int LengthLimit = 256 * 1024;

    public async Task<Result<PolicyAdoption>> RunAsync(NewPolicy wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, wanted.Product, Permission.SetPolicy, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product;
        var latest = await PolicyInForce.LatestAsync(db, product.Id, cancel);

        if (Refuse(wanted, latest) is { } refusal)
            return refusal;
        var text = CanonicalText.From(wanted.Text);
        if (!text.Succeeded)
            return text.Refusal;
        var content = NewContent.Plain(ContentForm.Text, Encoding.UTF8.GetBytes(text.Value), "yaml");
        var replaced = latest?.Policy ?? RiskPolicy.DefaultDigest;
        if (content.Digest == replaced)
            return AssessRefusals.PolicyAlreadyInForce(latest?.Version ?? 0);

        await db.AppendVersionAsync(
            actor, product.Id, ArtifactKind.Policy, RiskPolicy.ArtifactPath, content, wanted.Message,
            new VersionOrigin("policy", null, RiskPolicy.ArtifactPath), cancel);
        var adoption = new PolicyAdoption(
            new PolicyAdoptionId(Guid.CreateVersion7(db.Now)), db.Tenant, product.Id, content.Digest, (latest?.Version ?? 0) + 1, actor.Id,
            actor.Name, db.Now);
        db.Add(adoption);
        db.Record(actor, new PolicyAdopted(product.Slug, adoption.Version, adoption.Policy, replaced, wanted.Message) { Product = product.Id });

        return await SaveAsync(db, adoption, cancel);
    }

    private static Refusal? Refuse(NewPolicy wanted, PolicyAdoption? latest)
    {
        if (wanted.Text.Length > LengthLimit)
            return AssessRefusals.PolicyTooLong(LengthLimit);
        if ((latest?.Version ?? 0) != wanted.WrittenOver)
            return AssessRefusals.PolicyMoved(latest?.Version ?? 0);
        return RiskPolicy.Parse(wanted.Text).Refusal;
    }

    private static async Task<Result<PolicyAdoption>> SaveAsync(ConsoleDb db, PolicyAdoption adoption, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return adoption;
        }
        catch (DbUpdateException)
        {
            // Two adoptions of one number meet at the unique index; whatever else broke the save is a fault and goes on.
            db.ChangeTracker.Clear();
            var latest = await PolicyInForce.LatestAsync(db, adoption.ProductId, cancel);
            if (latest is null || latest.Version < adoption.Version)
                throw;
            return AssessRefusals.PolicyMoved(latest.Version);
        }
    }
}
