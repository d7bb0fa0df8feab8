using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Which artifacts the files of a product held when they were read last. Pure.</summary>
internal sealed class EarlierFiles(IReadOnlyList<KnownArtifact> known)
{
    private const int Suggested = 5;

    private readonly ILookup<string, KnownArtifact> _held =
        known.Where(one => one.SourcePath is not null).ToLookup(one => one.SourcePath!, StringComparer.Ordinal);

    /// <summary>The question about a file that held another kind before.</summary>
    public Identity.Uncertain? AskedOf(Claim claim, HashSet<(ArtifactKind, string)> named)
    {
        if (_held[claim.SourcePath].Any(one => one.Kind == claim.Kind))
            return null;
        // One file of tools holds many artifacts, so it speaks for them only where it holds none of them any more.
        var (tools, others) = (_held[claim.SourcePath].Where(IsTool).ToList(), _held[claim.SourcePath].Where(one => !IsTool(one)).ToList());
        return others.Count > 0 ? claim.StatesItsPath ? null : Was(claim, others)
            : tools.Count > 0 && !tools.Exists(one => named.Contains((one.Kind, one.Path))) ? Was(claim, tools)
            : null;
    }

    /// <summary>
    /// The path follows from where the file lies, and the artifact that has the path comes from a file in another folder.
    /// </summary>
    public static bool LiesElsewhere(Claim claim, KnownArtifact known) =>
        !claim.StatesItsPath && known.SourcePath is { } file && file != claim.SourcePath
        && claim.Kind != ArtifactKind.Evaluation && (claim.OutsideId is not { } id || !OutsideIds.IsUnique(id))
        // A file sent by itself says nothing of folders.
        && file.Contains('/') && claim.SourcePath.Contains('/')
        && ArtifactPaths.Of(claim.Kind, claim.SourcePath).StartsWith(claim.Path, StringComparison.Ordinal)
        && !ArtifactPaths.FoldersAbove(ArtifactPaths.Composed(file))
            .SequenceEqual(ArtifactPaths.FoldersAbove(ArtifactPaths.Composed(claim.SourcePath)));

    private static bool IsTool(KnownArtifact one) => one.Kind == ArtifactKind.Tool;

    private static Identity.Uncertain Was(Claim claim, List<KnownArtifact> held)
    {
        List<KnownArtifact> before = [.. held.OrderBy(one => one.Path, StringComparer.Ordinal).Take(Suggested)];
        var paths = string.Join(", ", before.Select(one => one.Path));
        return new Identity.Uncertain(
            $"{claim.SourcePath} was {before[0].Kind.WithArticle()} ({before[0].Path}) and now reads as {claim.Kind.WithArticle()}. "
            + $"An artifact keeps its kind: make this the new {claim.Kind.Word()} {claim.Path} and leave {paths} out of the next "
            + "release, or leave this content out.",
            [
                new Suggestion(
                    null, claim.Kind, claim.Path, 0,
                    [new Evidence("kind", $"a new {claim.Kind.Word()}; {paths} keeps its versions and gets no more from this file", 1, 1)]),
                .. before.Select(one => new Suggestion(
                    one.Id, one.Kind, one.Path, 0.5,
                    [
                        new Evidence("file", $"{claim.SourcePath} held it before, as {one.Kind.WithArticle()}", 1, 0.5),
                        new Evidence("kind", $"{one.Kind.WithArticle()} does not become {claim.Kind.WithArticle()}", 0, 0.5),
                    ])),
            ]);
    }
}
