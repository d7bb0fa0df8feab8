using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Paths that would tell an item from the others that lead to the same one, the plainest first.</summary>
internal static class TellingPaths
{
    public static IEnumerable<string> Of(Claim claim, string path, IReadOnlyList<Claim> meeting)
    {
        var name = path[(claim.Kind.Folder().Length + 1)..];
        var folders = ArtifactPaths.FoldersAbove(claim.SourcePath);
        // What lies above all of them tells none from another.
        var shared = meeting.Select(one => Shared(folders, ArtifactPaths.FoldersAbove(one.SourcePath))).Min();
        if (folders.Length > shared)
            yield return $"{claim.Kind.Folder()}/{string.Join('/', folders[shared..])}/{name}";
        var file = Path.GetFileNameWithoutExtension(claim.SourcePath);
        if (file.Length > 0 && file != Path.GetFileName(name))
            yield return $"{claim.Kind.Folder()}/{file}/{name}";
        else if (folders.Length <= shared && Path.GetExtension(claim.SourcePath) is { Length: > 1 } extension)
            yield return $"{path}-{extension[1..]}";
    }

    /// <summary>Those that would tell it from an artifact of another file.</summary>
    public static IEnumerable<string> Beside(Claim claim, KnownArtifact known)
    {
        var apart = Of(claim, claim.Path, [claim, claim with { SourcePath = known.SourcePath! }]);
        return claim.PathWithFolders is { } full && full != claim.Path ? apart.Prepend(full).Distinct() : apart;
    }

    private static int Shared(string[] one, string[] other)
    {
        var at = 0;
        while (at < one.Length && at < other.Length && one[at] == other[at])
            at++;
        return at;
    }
}
