using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>Where a release is to go, as far as judging it is concerned; no name: anywhere protected.</summary>
public sealed record Destination(string? Environment, bool IsProtected, Boundary Boundary)
{
    public static Destination AnyProtected { get; } = new(null, IsProtected: true, Boundary.Open);

    /// <summary>The environments that are meant where none is named; empty where they are not known.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    internal static async Task<Result<Destination>> LoadAsync(ConsoleDb db, ProductId product, string? name, CancellationToken cancel)
    {
        if (name is null)
            return AnyProtected with
            {
                Places = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == product && one.IsProtected)
                    .OrderBy(one => one.Position).Select(one => one.Name).ToListAsync(cancel),
            };
        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.ProductId == product && one.Name == name, cancel);
        if (environment is null)
            return AssessRefusals.UnknownEnvironment(name);
        return new Destination(name, environment.IsProtected, BoundaryCheck.Read(environment.Boundary));
    }
}
