using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// Freezes by what they cover: one that nothing covers any more is shortened or gone, one that nothing covered before is new or longer.
/// </summary>
internal static class FreezeChanges
{
    private const string Place = "/freezes";

    public static IEnumerable<ChangeDetail> Of(IReadOnlyList<GateFreeze> before, IReadOnlyList<GateFreeze> after)
    {
        foreach (var freeze in before.Where(freeze => !after.Any(one => one.Covers(freeze))))
            yield return after.FirstOrDefault(freeze.IsAbout) is { } now
                ? Line(freeze, now, Effect.Wider, $"The freeze “{freeze.Reason}” is shortened or loosened: {now.What} (was {freeze.What}).")
                : Line(freeze, now: null, Effect.Wider, $"The freeze “{freeze.Reason}” is gone: {freeze.What}.");
        foreach (var freeze in after.Where(
            freeze => !before.Any(one => one.Covers(freeze)) && !before.Any(one => one.IsAbout(freeze) && !freeze.Covers(one))))
            yield return before.FirstOrDefault(freeze.IsAbout) is { } was
                ? Line(was, freeze, Effect.Narrower, $"The freeze “{freeze.Reason}” is longer or stricter: {freeze.What} (was {was.What}).")
                : Line(was: null, freeze, Effect.Narrower, $"Nothing is promoted while “{freeze.Reason}”: {freeze.What}.");
    }

    private static ChangeDetail Line(GateFreeze? was, GateFreeze? now, Effect effect, string meaning) => new(
        Place, JsonValues.Dotted(Place), was is null ? ChangeType.Added : now is null ? ChangeType.Removed : ChangeType.Changed, was?.What,
        now?.What,
        effect, ChangeTopic.Freeze)
    {
        Meaning = meaning,
    };
}
