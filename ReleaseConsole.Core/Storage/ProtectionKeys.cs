using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Storage;

/// <summary>
/// The host's data-protection keys as rows. Synchronous, because the framework asks for them so, at start and once a day.
/// </summary>
public sealed class ProtectionKeys(IDbContextFactory<ConsoleDb> contexts, TimeProvider clock)
{
    public IReadOnlyList<string> All()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<DataProtectionKeyRow>().AsNoTracking().OrderBy(row => row.Id).Take(1000).Select(row => row.Xml)];
    }

    public void Add(string friendlyName, string xml)
    {
        using var db = contexts.CreateDbContext();
        db.Add(new DataProtectionKeyRow(Guid.CreateVersion7(clock.GetUtcNow()), friendlyName, xml));
        db.SaveChangesAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
