using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The persons of the tenant that commits name by e-mail address. Anybody can write any address into a commit, so being named takes a
/// right away (to approve what one wrote) and never gives one.
/// </summary>
internal static class CommitPersons
{
    /// <summary>Their ids by address, in whatever case it is written.</summary>
    public static async Task<ILookup<string, Guid>> FindAsync(ConsoleDb db, IEnumerable<CommitAuthor> authors, CancellationToken cancel)
    {
        // Databases do not agree on what another case of an address is, so the few persons of a tenant are compared here.
        var persons = authors.All(one => one.Email.Length == 0) ? [] : await db.Set<Person>().AsNoTracking()
            .Where(person => person.Email != null).Select(person => new { person.Id, person.Email }).ToListAsync(cancel);
        return persons.ToLookup(one => one.Email!, one => one.Id, StringComparer.OrdinalIgnoreCase);
    }

    public static IEnumerable<Guid> Among(ILookup<string, Guid> persons, IReadOnlyList<CommitAuthor>? authors) =>
        (authors ?? []).SelectMany(one => persons[one.Email]).Distinct();
}
