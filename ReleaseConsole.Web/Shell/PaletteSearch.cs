using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Shell;

/// <summary>What the command palette finds in a product: acts, environments, releases by version, artifacts by path, the audit log for the rest.</summary>
public sealed class PaletteSearch(ActorSource actors, PaletteActs acts, ReleaseSearch releases, ArtifactList artifacts)
{
    private const int Most = 8;

    /// <summary>Begins a text that asks for acts alone.</summary>
    private const char ActsOnly = '>';

    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string product, string text, CancellationToken cancel)
    {
        if (text.StartsWith(ActsOnly))
            return await acts.FindAsync(product, text[1..].Trim(), actsOnly: true, cancel);
        var actor = await actors.CurrentAsync();
        var here = Urls.For(product);
        List<PaletteItem> found = [.. await acts.FindAsync(product, text, actsOnly: false, cancel)];
        var versions = await releases.RunAsync(product, text, actor, cancel);
        if (versions.Succeeded)
            found.AddRange(versions.Value.Select(one => new PaletteItem(
                one.Version, here.Release(one.Version), "inventory_2", "Releases", string.Join(", ", one.LiveIn))));
        var paths = await artifacts.RunAsync(product, new ArtifactFilter(Text: text, Limit: Most), actor, cancel);
        if (paths.Succeeded)
            found.AddRange(paths.Value.Rows.Select(row => new PaletteItem(
                row.Path, here.Artifact(row.Kind, row.Path), "stacks", "Artifacts", row.Kind.Word())));
        found.Add(new PaletteItem($"Search the audit log for “{text}”", here.Audit(text), "fact_check", "Ask the log"));
        return found;
    }
}
