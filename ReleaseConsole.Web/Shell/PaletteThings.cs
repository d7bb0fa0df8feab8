using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Web.Shell;

/// <summary>The things of a product that the command palette finds by their name: releases by version, artifacts by path.</summary>
public sealed class PaletteThings(ReleaseSearch releases, ArtifactList artifacts)
{
    private const int Most = 8;

    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string product, string text, Actor actor, CancellationToken cancel)
    {
        var here = Urls.For(product);
        var found = new List<PaletteItem>();
        var versions = await releases.RunAsync(product, text, actor, cancel);
        if (versions.Succeeded)
            found.AddRange(versions.Value.Select(one => new PaletteItem(
                one.Version, here.Release(one.Version), "inventory_2", "Releases", string.Join(", ", one.LiveIn))));
        var paths = await artifacts.RunAsync(product, new ArtifactFilter(Text: text, Limit: Most), actor, cancel);
        if (paths.Succeeded)
            found.AddRange(paths.Value.Rows.Select(row => new PaletteItem(
                row.Path, here.Artifact(row.Kind, row.Path), "stacks", "Artifacts", row.Kind.Word())));
        return found;
    }
}
