using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>The names of those who contributed, as they stand with what they wrote, among the persons or among the services.</summary>
internal static class PrincipalNames
{
    public static async Task<IReadOnlyList<PrincipalRef>> OfAsync(
        ConsoleDb db, IReadOnlySet<Guid> ids, IReadOnlyDictionary<Guid, string> names, CancellationToken cancel)
    {
        var unnamed = ids.Where(id => !names.ContainsKey(id)).ToList();
        var persons = await db.Set<Person>().AsNoTracking().Where(person => unnamed.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var services = await db.Set<ServiceIdentity>().AsNoTracking().Where(service => unnamed.Contains(service.Id))
            .ToDictionaryAsync(service => service.Id, service => service.Name, cancel);
        return [.. ids.Where(id => id != Guid.Empty).Select(
            id => new PrincipalRef(
                id, names.GetValueOrDefault(id) ?? persons.GetValueOrDefault(id) ?? services.GetValueOrDefault(id) ?? id.ToString()))
            .OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
