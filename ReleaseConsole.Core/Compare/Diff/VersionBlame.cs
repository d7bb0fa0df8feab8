using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Who brought each line of an artifact, and when? Reads the newest versions, at most 200 of them and 16 MB of text.</summary>
public sealed class VersionBlame(IDbContextFactory<ConsoleDb> contexts)
{
    private const long Budget = 16 * 1024 * 1024;

    public async Task<Result<BlamedText>> RunAsync(string product, ArtifactKind kind, string path, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.ArtifactAsync(admission.Value.Product.Id, kind, path, cancel) is not { } artifact)
            return ArtifactsRefusals.NoSuchArtifact(kind, path);

        var (versions, isCut) = await NewestAsync(db, artifact.Id, cancel);
        var texts = new List<IReadOnlyList<string>>(versions.Count);
        foreach (var version in versions)
        {
            // A version that is not text has no lines to pass on; what came after it begins anew.
            var text = OriginalText.Of(kind, (await db.BlobAsync(version.Original, cancel)).Bytes);
            if (text is null && version == versions[^1])
                return ArtifactsRefusals.NotText(path);
            texts.Add(TextDiff.LinesOf(text ?? ""));
        }

        var origins = LineOrigins.Of(texts);
        var lines = texts[^1].Select((text, at) => new BlamedLine(at + 1, text, versions[origins[at]].Number)).ToList();
        var named = lines.Select(line => line.Version).ToHashSet();
        return new BlamedText(
            lines, versions.Where(version => named.Contains(version.Number))
                .ToDictionary(version => version.Number, version => VersionRow.Of(version, [])),
            isCut ? versions[0].Number : null);
    }

    /// <summary>Oldest first, and whether older ones were left out.</summary>
    private static async Task<(List<ArtifactVersion> Versions, bool IsCut)> NewestAsync(
        ConsoleDb db, ArtifactId artifact, CancellationToken cancel)
    {
        var newest = await (from version in db.Set<ArtifactVersion>().AsNoTracking()
                            join original in db.Set<Blob>().AsNoTracking() on version.Original equals original.Digest
                            where version.ArtifactId == artifact
                            orderby version.Number descending
                            select new { Version = version, original.Size }).Take(ArtifactView.Versions).ToListAsync(cancel);
        var room = Budget;
        var taken = newest.TakeWhile((one, at) => (room -= one.Size) >= 0 || at == 0).Select(one => one.Version).Reverse().ToList();
        return (taken, taken[0].Number > 1);
    }
}
