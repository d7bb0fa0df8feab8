using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>An environment, the version live in it, and whether the reader may roll it back.</summary>
public sealed record NamedEnvironment(string Name, string? Release, bool MayRollBack);

/// <summary>Which environments does the product have, in the order of its promotion path?</summary>
public sealed class EnvironmentNames(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<NamedEnvironment>>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admitted = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admitted.Succeeded)
            return admitted.Refusal;
        var (id, permissions) = (admitted.Value.Product.Id, admitted.Value.Permissions);
        var rows = await (from place in db.Set<ReleaseEnvironment>().AsNoTracking()
                          where place.ProductId == id
                          orderby place.Position
                          select new
                          {
                              place.Name,
                              Release = db.Set<Release>().Where(one => one.Id == place.LiveRelease).Select(one => one.Version)
                                  .FirstOrDefault(),
                          }).ToListAsync(cancel);
        return rows.ConvertAll(row => new NamedEnvironment(
            row.Name, row.Release, row.Release is not null && permissions.May(Permission.RollBack, id, row.Name)));
    }
}
