using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Saves the texts that two merged releases need as versions, all of them or none, and answers what a release of both pins. Whoever wrote
/// either side counts as a writer of the merged text.
/// </summary>
public sealed class MergeReleases(IDbContextFactory<ConsoleDb> contexts, SaveVersions save)
{
    public async Task<Result<MergedReleases>> RunAsync(string product, ReleasesToMerge wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var sides = await ThreeSides.FindAsync(db, id, wanted.Sides, actor, cancel);
        if (!sides.Succeeded)
            return sides.Refusal;
        var (ours, theirs) = (sides.Value.Ours, sides.Value.Theirs);
        if (ours.Manifest is null || theirs.Manifest is null)
            return CompareRefusals.NotARelease(ours.Manifest is null ? ours.Reference : theirs.Reference);

        var merged = MergeDecision.Of(sides.Value.Decided.Artifacts, wanted.Taken);
        if (!merged.Succeeded)
            return merged.Refusal;
        var (one, other) = (await NameAsync(db, id, ours, cancel), await NameAsync(db, id, theirs, cancel));
        var texts = new List<VersionToSave>();
        foreach (var text in merged.Value.Where(text => text.ToSave is not null))
            texts.Add(ToSave(text, (await db.NewestAsync(id, text.Of.Kind, text.Path, cancel))?.Digest, $"Merge of {one} and {other}"));

        var saved = await SaveAsync(product, texts, actor, cancel);
        if (!saved.Succeeded)
            return saved.Refusal;
        var evaluations = MergedEvaluations.Of(
            ours.Contents, theirs.Contents, [.. merged.Value.Select(line => line.Pinned).OfType<PinnedContent>()]);
        return new MergedReleases(one, other, [.. Pins(merged.Value, saved.Value), .. Pins(evaluations)], saved.Value);
    }

    private async Task<Result<IReadOnlyList<SavedVersion>>> SaveAsync(
        string product, List<VersionToSave> texts, Actor actor, CancellationToken cancel) =>
        texts.Count == 0 ? new List<SavedVersion>() : await save.RunAsync(product, texts, actor, cancel);

    private static VersionToSave ToSave(MergedArtifact one, Digest? newest, string message) =>
        new(one.Of.Kind, one.Path, one.ToSave!, message.Length > MessageRule.Longest ? message[..MessageRule.Longest] : message, newest,
        VersionToSave.Merge)
        {
            Writers = [.. new[] { one.Of.Ours, one.Of.Theirs }.OfType<PinnedContent>()
                .SelectMany(side => side.Version.Contributors.Append(side.Version.AuthorId)).Distinct()],
        };

    private static List<MergedPin> Pins(IReadOnlyList<MergedArtifact> merged, IReadOnlyList<SavedVersion> saved)
    {
        var pins = new List<MergedPin>();
        foreach (var one in merged)
        {
            var version = one.Pinned?.Version.Number ?? saved.FirstOrDefault(
                text => text.Kind == one.Of.Kind && text.Path == one.Path)?.Number;
            if (one.Of.Ours is { } ours && (ours.Pin.Path != one.Path || version is null))
                pins.Add(new MergedPin(ours.Pin.Kind, ours.Pin.Path, Version: null));
            if (version is not null && (one.Of.Ours?.Pin.Path != one.Path || version != one.Of.Ours.Version.Number))
                pins.Add(new MergedPin(one.Of.Kind, one.Path, version));
        }
        return pins;
    }

    private static IEnumerable<MergedPin> Pins(IReadOnlyList<MergedEvaluation> evaluations) =>
        evaluations.Where(one => one.Pinned?.Pin.Digest != one.Ours?.Pin.Digest)
            .Select(one => new MergedPin(ArtifactKind.Evaluation, one.Path, one.Pinned?.Version.Number));

    // A side that was named by its environment or digest is told by the release it is.
    private static async Task<string> NameAsync(ConsoleDb db, ProductId product, ComparedSide side, CancellationToken cancel) =>
        await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == side.Manifest)
            .OrderByDescending(one => one.Version == side.Name).ThenByDescending(one => one.CreatedAt).Select(one => one.Version)
            .FirstOrDefaultAsync(cancel)
        ?? side.Manifest.ToString()!;
}
