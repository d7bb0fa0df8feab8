using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>The three sides of a comparison, found, and what is decided about every artifact.</summary>
internal sealed record ThreeSides(ComparedSide Base, ComparedSide Ours, ComparedSide Theirs, ThreeWayRelease Decided)
{
    /// <summary>The word for the nearest release both sides were made from; no release can be called that.</summary>
    public const string Ancestor = "ancestor";

    public static async Task<Result<ThreeSides>> FindAsync(
        ConsoleDb db, ProductId product, ThreeReferences wanted, Actor actor, CancellationToken cancel)
    {
        var ours = await ComparedSide.FindAsync(db, product, wanted.From, actor, cancel);
        if (!ours.Succeeded)
            return ours.Refusal;
        var theirs = await ComparedSide.FindAsync(db, product, wanted.To, actor, cancel);
        if (!theirs.Succeeded)
            return theirs.Refusal;
        var reference = await BaseAsync(db, product, wanted.Base, ours.Value, theirs.Value, cancel);
        if (!reference.Succeeded)
            return reference.Refusal;
        var original = await ComparedSide.FindAsync(db, product, reference.Value, actor, cancel);
        if (!original.Succeeded)
            return original.Refusal;
        var comparable = Comparable(original.Value, ours.Value, theirs.Value);
        if (!comparable.Succeeded)
            return comparable.Refusal;
        var (was, mine, other) = comparable.Value;
        var texts = await TextsAsync(db, was, mine, other, cancel);
        // Seconds of arithmetic are not for the thread that draws a page.
        var decided = await Task.Run(
            () =>
                ThreeWayRelease.Of(
                    was.Contents, mine.Contents, other.Contents, one =>
                        OriginalText.Of(one.Pin.Kind, texts.GetValueOrDefault(one.Version.Original) ?? one.Bytes)),
            cancel);
        return new ThreeSides(was, mine, other, decided);
    }

    private static async Task<Result<string>> BaseAsync(
        ConsoleDb db, ProductId product, string? wanted, ComparedSide ours, ComparedSide theirs, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(wanted) && wanted.Trim() != Ancestor)
            return wanted;
        return ours.Manifest is { } mine && theirs.Manifest is { } other
            && await ReleaseAncestry.NearestAsync(db, product, mine, other, cancel) is { } version
            ? version
            : CompareRefusals.NoAncestor(ours.Name, theirs.Name);
    }

    private static Result<(ComparedSide, ComparedSide, ComparedSide)> Comparable(
        ComparedSide original, ComparedSide ours, ComparedSide theirs)
    {
        var sides = ComparableSides.Of(ours, theirs);
        if (!sides.Succeeded)
            return sides.Refusal;
        var under = ComparableSides.Of(original, theirs.Only is null ? sides.Value.From : sides.Value.To);
        return under.Succeeded ? (under.Value.From, sides.Value.From, sides.Value.To) : under.Refusal;
    }

    // Only what is not the same everywhere is read a second time, as people wrote it.
    private static async Task<Dictionary<Digest, byte[]>> TextsAsync(
        ConsoleDb db, ComparedSide original, ComparedSide ours, ComparedSide theirs, CancellationToken cancel)
    {
        var sides = new[] { original, ours, theirs };
        var everywhere = sides.Select(side => side.Contents.Artifacts.Select(one => one.Pin).ToHashSet())
            .Aggregate((one, other) => [.. one.Intersect(other)]);
        var wanted = sides.SelectMany(side => side.Contents.Artifacts).Where(one => !everywhere.Contains(one.Pin))
            .Select(one => one.Version.Original).Distinct().ToList();
        return wanted.Count == 0 ? [] : await db.Set<Blob>().AsNoTracking().Where(blob => wanted.Contains(blob.Digest))
            .ToDictionaryAsync(blob => blob.Digest, blob => blob.Bytes, cancel);
    }
}
