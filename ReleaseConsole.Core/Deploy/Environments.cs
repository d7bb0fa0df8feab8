using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

internal static class Environments
{
    public static Task<ReleaseEnvironment?> EnvironmentAsync(this ConsoleDb db, ProductId product, string name, CancellationToken cancel) =>
        db.Set<ReleaseEnvironment>().AsNoTracking().FirstOrDefaultAsync(one => one.ProductId == product && one.Name == name, cancel);
}
