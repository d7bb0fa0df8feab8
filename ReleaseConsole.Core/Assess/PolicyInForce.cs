using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// The policy a product is judged under now: the digest of its text, its version (0: the one every product starts under).
/// </summary>
public sealed record PolicyInForce(Digest Digest, int Version, RiskPolicy Policy)
{
    public static PolicyInForce Default { get; } = new(RiskPolicy.DefaultDigest, 0, RiskPolicy.Parse(RiskPolicy.DefaultText).Value);

    public static async Task<PolicyInForce> LoadAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var adoption = await LatestAsync(db, product, cancel);
        if (adoption is null)
            return Default;
        // A policy is adopted only after it was read, so a text that does not parse is a fault of the store.
        return new PolicyInForce(adoption.Policy, adoption.Version, RiskPolicy.Parse(await TextAsync(db, adoption.Policy, cancel)).Value);
    }

    internal static Task<PolicyAdoption?> LatestAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        db.Set<PolicyAdoption>().AsNoTracking().Where(adoption => adoption.ProductId == product)
            .OrderByDescending(adoption => adoption.Version).FirstOrDefaultAsync(cancel);

    internal static async Task<string> TextAsync(ConsoleDb db, Digest policy, CancellationToken cancel) =>
        policy == RiskPolicy.DefaultDigest
            ? RiskPolicy.DefaultText
            : Encoding.UTF8.GetString(await db.Set<Blob>().AsNoTracking().Where(blob => blob.Digest == policy).Select(blob => blob.Bytes)
                .SingleAsync(cancel));
}
