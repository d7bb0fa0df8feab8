using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>One policy a product was or is judged under.</summary>
public sealed record PolicyVersion(int Version, Digest Policy, string By, DateTimeOffset? At);

/// <summary>What the policy page shows: the policy in force with its text, the ones before it, and whether the reader may change it.</summary>
public sealed record PolicyView(
    Product Product, PolicyInForce InForce, string Text, IReadOnlyList<PolicyVersion> Versions, bool MayAdopt);

/// <summary>Which policy is a product judged under, and which were before?</summary>
public sealed class PolicyHistory(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Shown = 100;

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
            .Select(adoption => new PolicyVersion(adoption.Version, adoption.Policy, adoption.AdoptedByName, adoption.At)).ToListAsync(cancel);
        var first = new PolicyVersion(0, RiskPolicy.DefaultDigest, "The console", null);
        return new PolicyView(
            found, inForce, await PolicyInForce.TextAsync(db, inForce.Digest, cancel), [.. adoptions, first],
            permissions.May(Permission.SetPolicy, found.Id));
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
        var adoption = await db.Set<PolicyAdoption>().AsNoTracking().FirstOrDefaultAsync(one => one.ProductId == id && one.Version == version, cancel);
        return adoption is null ? AssessRefusals.UnknownPolicyVersion(version) : await PolicyInForce.TextAsync(db, adoption.Policy, cancel);
    }
}
