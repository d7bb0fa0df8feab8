using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Shell;

/// <summary>
/// What the command palette finds in a product: acts, environments, releases by version, artifacts by path, the audit log for the rest.
/// </summary>
public sealed class PaletteSearch(ActorSource actors, PaletteActs acts, PaletteThings things)
{
    /// <summary>Begins a text that asks for acts alone.</summary>
    private const char ActsOnly = '>';

    public async Task<IReadOnlyList<PaletteItem>> FindAsync(string product, string text, CancellationToken cancel)
    {
        if (text.StartsWith(ActsOnly))
            return await acts.FindAsync(product, text[1..].Trim(), actsOnly: true, cancel);
        return
        [
            .. await acts.FindAsync(product, text, actsOnly: false, cancel),
            .. await things.FindAsync(product, text, await actors.CurrentAsync(), cancel),
            new PaletteItem($"Search the audit log for “{text}”", Urls.For(product).Audit(text), "fact_check", "Ask the log"),
        ];
    }
}
