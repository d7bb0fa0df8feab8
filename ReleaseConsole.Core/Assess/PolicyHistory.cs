using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>Which policy is a product judged under, and which were before?</summary>
public sealed class PolicyHistory(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Shown = 100;
    private static readonly PolicyVersion First = new(0, RiskPolicy.DefaultDigest, "The console", null);

    public async Task<Result<PolicyView>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (found, permissions) = admission.Value;

        var inForce = await PolicyInForce.LoadAsync(db, found.Id, cancel);
        var adoptions = await db.Set<PolicyAdoption>().AsNoTracking().Where(adoption => adoption.ProductId == found.Id)
            .OrderByDescending(adoption => adoption.Version).Take(Shown)
            .Select(adoption => new PolicyVersion(adoption.Version, adoption.Policy, adoption.AdoptedByName, adoption.At))
            .ToListAsync(cancel);
        return new PolicyView(
            found, inForce, await PolicyInForce.TextAsync(db, inForce.Digest, cancel),
            await DraftAsync(db, found.Id, inForce.Digest, cancel),
            [.. adoptions, First], await PolicyEnvironments.OfAsync(db, found.Id, cancel), DraftPolicy.May(permissions, found.Id));
    }

    /// <summary>One policy the product was judged under, however long ago.</summary>
    public async Task<Result<PolicyVersion>> VersionAsync(string product, int version, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (version == 0)
            return First;
        var id = admission.Value.Product.Id;
        return await db.Set<PolicyAdoption>().AsNoTracking().Where(one => one.ProductId == id && one.Version == version)
            .Select(one => new PolicyVersion(one.Version, one.Policy, one.AdoptedByName, one.At)).FirstOrDefaultAsync(cancel) is { } found
            ? found
            : AssessRefusals.UnknownPolicyVersion(version);
    }

    /// <summary>
    /// The policies that were put in force before a version, newest first; the one every product starts under comes last.
    /// </summary>
    public async Task<Result<IReadOnlyList<PolicyVersion>>> VersionsAsync(
        string product, int? before, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var adopted = await db.Set<PolicyAdoption>().AsNoTracking().Where(
            one => one.ProductId == id && (before == null || one.Version < before))
            .OrderByDescending(one => one.Version).Take(limit)
            .Select(one => new PolicyVersion(one.Version, one.Policy, one.AdoptedByName, one.At)).ToListAsync(cancel);
        return adopted.Count < limit && before is null or > 0 ? [.. adopted, First] : adopted;
    }

    private static async Task<PolicyDraft?> DraftAsync(ConsoleDb db, ProductId product, Digest inForce, CancellationToken cancel)
    {
        var newest = await db.NewestAsync(product, ArtifactKind.Policy, RiskPolicy.ArtifactPath, cancel);
        return newest is null || newest.Digest == inForce ? null : new PolicyDraft(
            newest.Number, newest.Digest, await PolicyInForce.TextAsync(db, newest.Digest, cancel), newest.AuthorName, newest.CreatedAt,
            newest.Message);
    }

    /// <summary>The text of one version, as it was put in force.</summary>
    public async Task<Result<string>> TextAsync(string product, int version, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (version == 0)
            return RiskPolicy.DefaultText;
        var id = admission.Value.Product.Id;
        var adoption = await db.Set<PolicyAdoption>().AsNoTracking().FirstOrDefaultAsync(
            one => one.ProductId == id && one.Version == version, cancel);
        return adoption is null ? AssessRefusals.UnknownPolicyVersion(version) : await PolicyInForce.TextAsync(db, adoption.Policy, cancel);
    }
}
