using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// Who made the keys of each service, and for whom each agent works. A key is its maker's hand and an agent the hand of its person: what
/// one of them wrote the other cannot approve, and together they count once. Keys made on the host have no maker here.
/// </summary>
public sealed class KeyMakers
{
    public static readonly KeyMakers None = new([]);
    private readonly ILookup<Guid, Guid> _makers;

    private KeyMakers(IEnumerable<(Guid Service, Guid Maker)> pairs) => _makers = pairs.ToLookup(pair => pair.Service, pair => pair.Maker);

    internal static async Task<KeyMakers> OfAsync(ConsoleDb db, CancellationToken cancel)
    {
        var pairs = await db.Set<ServiceKey>().AsNoTracking().Where(key => key.CreatedById != Guid.Empty || key.OnBehalfOfId != null)
            .Select(key => new { key.ServiceIdentityId, key.CreatedById, key.OnBehalfOfId }).Distinct().ToListAsync(cancel);
        return new KeyMakers(pairs
            .SelectMany(
                pair => new[] { (pair.ServiceIdentityId, pair.CreatedById), (pair.ServiceIdentityId, pair.OnBehalfOfId ?? Guid.Empty) })
            .Where(pair => pair.Item2 != Guid.Empty).Distinct());
    }

    /// <summary>The same principal, a service and a maker of its keys, or two services with keys of one maker.</summary>
    public bool AreOne(Guid one, Guid other) => one == other || Hands(one).Intersect(Hands(other)).Any();

    private IEnumerable<Guid> Hands(Guid principal) => _makers[principal].Append(principal);
}
