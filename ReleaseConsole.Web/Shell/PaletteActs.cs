using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Review;

namespace ReleaseConsole.Web.Shell;

/// <summary>
/// What a person can do in a product, as the command palette offers it: what waits for them, what can be done with an environment, and
/// what is always there. An act opens the screen that shows its consequences; nothing is done from the palette itself.
/// </summary>
public sealed class PaletteActs(ActorSource actors, ReviewQueue queue, EnvironmentNames names)
{
    private const string Do = "Do";
    private const int Most = 6;

    /// <param name="actsOnly">Without the environments themselves and the log's question about them.</param>
    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string product, string text, bool actsOnly, CancellationToken cancel)
    {
        var actor = await actors.CurrentAsync();
        var here = Urls.For(product);
        var waiting = await queue.RunAsync(product, actor, cancel);
        var named = await names.RunAsync(product, actor, cancel);
        var places = named.Succeeded ? named.Value : [];
        bool Fits(string title) => title.Contains(text, StringComparison.OrdinalIgnoreCase);
        IEnumerable<PaletteItem> acts =
        [
            .. waiting.Succeeded ? waiting.Value.ForMe.Select(row => Waiting(here, row)) : [],
            .. OfEnvironments(here, places),
            .. Always(here),
        ];
        return
        [
            .. acts.Where(act => Fits(act.Title)).Take(Most),
            .. actsOnly ? [] : Environments(here, [.. places.Where(place => Fits(place.Name))]),
        ];
    }

    private static IEnumerable<PaletteItem> Environments(ProductUrls here, IReadOnlyList<NamedEnvironment> found) =>
    [
        .. found.Select(place => new PaletteItem(
            place.Name, here.Environments(), "account_tree", "Environments", place.Release ?? "nothing live")),
        .. found.Take(1).Select(place => new PaletteItem(
            $"What was live in {place.Name} on …", here.Audit(("in", place.Name)), "history", "Ask the log", "choose an instant")),
    ];

    private static PaletteItem Waiting(ProductUrls here, QueueRow row) => new(
        ReviewWords.Title(row.Kind, row.State, row.Release, row.Environment), here.Proposal(row.Id.Value), "check", Do,
        "shows what you sign");

    private static IEnumerable<PaletteItem> OfEnvironments(ProductUrls here, IReadOnlyList<NamedEnvironment> places)
    {
        var live = places.Where(place => place.Release is not null).Reverse().ToList();
        foreach (var (one, other) in live.Zip(live.Skip(1)))
            yield return new PaletteItem(
                $"Compare {one.Name} with {other.Name}", here.Compare($"env:{one.Name}", $"env:{other.Name}"), "compare_arrows", Do,
                one.Release == other.Release ? "the same release" : $"{one.Release} and {other.Release}");
        foreach (var place in live.Where(place => place.MayRollBack))
            yield return new PaletteItem($"Roll back {place.Name}", here.RollBack(place.Name), "undo", Do, $"{place.Release} is live");
    }

    private static IEnumerable<PaletteItem> Always(ProductUrls here) =>
    [
        new("New release", here.NewRelease(), "add", Do),
        new("Import files", here.NewImport(), "upload", Do),
        new("Compare releases", here.Compare(null, null), "compare_arrows", Do),
        new("New artifact", here.NewArtifact(), "edit", Do),
        new("Verify the audit log", here.Audit(), "verified_user", Do),
    ];
}
