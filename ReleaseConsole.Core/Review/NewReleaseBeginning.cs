using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// What a new release begins from: the release it is made from, the versions an import brought, and the pins that are named.
/// </summary>
public sealed class NewReleaseBeginning(ReleaseSummary summary, ImportedVersions imports, NamedPins pins)
{
    internal async Task<Result<Begun>> OfAsync(string product, NewReleaseAsked asked, Actor actor, CancellationToken cancel)
    {
        var taken = await pins.RunAsync(product, asked.Pins, actor, cancel);
        if (!taken.Succeeded)
            return taken.Refusal;
        var from = asked.From is { } version ? await summary.RunAsync(product, version, actor, cancel) : null;
        var imported = asked.Import is { } import ? await imports.RunAsync(product, import, actor, cancel) : null;
        return (from?.Refusal ?? imported?.Refusal) is { } refusal
            ? refusal
            : new Begun(from?.Value, imported?.Value ?? [], taken.Value);
    }

    internal sealed record Begun(
        ReleaseView? From, IReadOnlyList<VersionOfImport> Imported, IReadOnlyDictionary<string, ManifestLine?> Taken);
}
