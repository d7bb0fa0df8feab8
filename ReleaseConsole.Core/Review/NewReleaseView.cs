using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Review;

/// <summary>What a new release is to begin from: another release (none: the newest), an import's versions, and pins by name.</summary>
public sealed record NewReleaseAsked(string? From, ImportId? Import, IReadOnlyList<string> Pins);

/// <summary>Everything a new release is put together from. <paramref name="Taken"/> is by path; null leaves an artifact out.</summary>
public sealed record NewReleaseStart(
    Board Board, ReleaseView? From, IReadOnlyList<ArtifactRow> Artifacts, IReadOnlyList<VersionOfImport> Imported,
    IReadOnlyDictionary<string, ManifestLine?> Taken);

/// <summary>From what can a new release be made here, and what is chosen already?</summary>
public sealed class NewReleaseView(ReleaseBoard releases, ArtifactList artifacts, NewReleaseBeginning beginning)
{
    private const int Bases = 500;

    public async Task<Result<NewReleaseStart>> RunAsync(string product, NewReleaseAsked asked, Actor actor, CancellationToken cancel)
    {
        var board = await releases.RunAsync(product, Bases, actor, cancel);
        if (!board.Succeeded)
            return board.Refusal;
        var known = await artifacts.RunAsync(product, new ArtifactFilter(Limit: ArtifactFilter.Most), actor, cancel);
        if (!known.Succeeded)
            return known.Refusal;
        var begun = await beginning.OfAsync(
            product, asked with { From = asked.From ?? board.Value.Rows.Select(row => row.Release.Version).FirstOrDefault() }, actor,
            cancel);
        return begun.Then(start => new NewReleaseStart(board.Value, start.From, known.Value.Rows, start.Imported, start.Taken));
    }
}
