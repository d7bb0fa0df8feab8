using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Files that have the path of an artifact whose own file lay in another folder: <c>sales/prompts/system.md</c> after
/// <c>support/prompts/system.md</c>. Unlike content is asked about, unless most of what came from the one folder came alike from the other:
/// then the folder was moved.
/// </summary>
internal static class OtherFolders
{
    public static async Task<IReadOnlyDictionary<int, Identity>> AskedAsync(
        ConsoleDb db, KnownIdentities known, (IReadOnlyList<Claim> Claims, IReadOnlyDictionary<int, Identity> Identities) found,
        Func<IEnumerable<ReadItem>> items, CancellationToken cancel)
    {
        var strays = found.Claims.Where(claim => found.Identities[claim.Ordinal] is Identity.Certain { IsFromElsewhere: true })
            .Select(claim => new Stray(claim, known.At(claim.Kind, claim.Path)!)).ToDictionary(one => one.Claim.Ordinal);
        if (strays.Values.All(one => one.Known.Newest == one.Claim.Content))
            return found.Identities;
        var before = await NewestContents.OfAsync(db, [.. strays.Values.Select(one => one.Known)], cancel);
        var unlike = items().Where(item => strays.TryGetValue(item.Ordinal, out var stray)
            && !IsAlike(item.Candidate!, before[stray.Known.Newest]))
            .Select(item => strays[item.Ordinal]).ToList();
        var unlikeOf = unlike.CountBy(one => one.Way).ToDictionary();
        var moved = strays.Values.CountBy(one => one.Way)
            .Where(way => unlikeOf.GetValueOrDefault(way.Key) * 2 < way.Value).Select(way => way.Key).ToHashSet();
        var asked = unlike.Where(one => !moved.Contains(one.Way)).ToDictionary(one => one.Claim.Ordinal, one => one.Question(known));
        return found.Identities.ToDictionary(one => one.Key, one => asked.TryGetValue(one.Key, out var question) ? question : one.Value);
    }

    // What is no text is not read, so that nobody can say it is unlike.
    private static bool IsAlike(Candidate candidate, Likeness before) => candidate.Content.Form == ContentForm.Bytes
        || (Likeness.Of(candidate.Kind, candidate.Content) is var mine && Likeness.Score(mine.Nearest(before)) >= mine.LikelyFrom);

    private sealed record Stray(Claim Claim, KnownArtifact Known)
    {
        /// <summary>The folder it would have come from, and the one it lies in.</summary>
        public (string, string) Way { get; } = (Above(Known.SourcePath!), Above(Claim.SourcePath));

        public Identity.Uncertain Question(KnownIdentities known) => new(
            $"It would be {Known.Path}, which is {Known.SourcePath} so far; {Claim.SourcePath} lies in another folder and is not like it.",
            [
                new Suggestion(
                    Known.Id, Known.Kind, Known.Path, 0.5,
                    [new Evidence("path", "the same", 1, 0.5), new Evidence("folder", $"{Known.SourcePath} before", 0, 0.5)]),
                .. TellingPaths.Beside(Claim, Known).Where(free => known.At(Claim.Kind, free) is null).Select(free => new Suggestion(
                    null, Claim.Kind, free, 0, [new Evidence("file", $"a path of its own for {Claim.SourcePath}", 1, 1)])),
            ]);

        private static string Above(string file) => string.Join('/', ArtifactPaths.FoldersAbove(file));
    }
}
