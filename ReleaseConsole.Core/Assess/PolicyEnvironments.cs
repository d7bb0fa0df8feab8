using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>The names a product's policy may speak of, in the order of promotion.</summary>
internal static class PolicyEnvironments
{
    public static async Task<List<string>> OfAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == product).OrderBy(one => one.Position)
            .Select(one => one.Name).ToListAsync(cancel);
}
