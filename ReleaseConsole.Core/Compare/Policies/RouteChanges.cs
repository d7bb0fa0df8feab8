using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Signatures by what changed: a route that nothing covers any more asks for less, one that nothing covered before asks for more.
/// </summary>
internal static class RouteChanges
{
    private const string Place = "/routing/also";

    public static IEnumerable<ChangeDetail> Of(IReadOnlyList<GateRoute> before, IReadOnlyList<GateRoute> after)
    {
        foreach (var route in before.Where(route => !after.Any(one => one.Covers(route))))
        {
            var now = after.FirstOrDefault(route.IsAbout);
            yield return new ChangeDetail(
                Place, JsonValues.Dotted(Place), now is null ? ChangeType.Removed : ChangeType.Changed, $"{route.What}: {route.Asked}",
                now is null ? null : $"{now.What}: {now.Asked}", Effect.Wider, now is null ? ChangeTopic.Lane : ChangeTopic.Quorum)
            {
                Meaning = now is null
                    ? $"A change of {route.What} no longer takes {route.Asked}."
                    : $"A change of {now.What} takes {now.Asked} (was {route.What}: {route.Asked}).",
            };
        }
        foreach (var route in after.Where(
            route => !before.Any(one => one.Covers(route)) && !before.Any(one => one.IsAbout(route) && !route.Covers(one))))
            yield return new ChangeDetail(
                Place, JsonValues.Dotted(Place), ChangeType.Added, Before: null, $"{route.What}: {route.Asked}", Effect.Narrower,
                ChangeTopic.Lane)
            {
                Meaning = $"A change of {route.What} takes {route.Asked}.",
            };
    }
}
