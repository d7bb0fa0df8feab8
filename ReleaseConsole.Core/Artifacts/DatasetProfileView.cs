using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>The profile of one dataset version and, against another, how many rows are common, added, removed and changed.</summary>
public sealed record DatasetProfiled(DatasetProfile Profile, DatasetOverlap? Against);

/// <summary>What is this dataset like, and how does it relate to another version or another dataset? The data itself is not read.</summary>
public sealed class DatasetProfileView(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="against">Another dataset version as <c>path@version</c>, or a version of the same dataset; null for none.</param>
    public async Task<Result<DatasetProfiled>> RunAsync(
        string product, ArtifactKind kind, string path, string version, string? against, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var profile = await ProfileAsync(db, admission.Value.Product.Id, kind, path, version, cancel);
        if (!profile.Succeeded)
            return profile.Refusal;
        if (string.IsNullOrEmpty(against))
            return new DatasetProfiled(profile.Value, Against: null);
        var at = against.LastIndexOf('@');
        var other = await ProfileAsync(
            db, admission.Value.Product.Id, kind, at < 0 ? path : against[..at], at < 0 ? against : against[(at + 1)..], cancel);
        return other.Then(before => new DatasetProfiled(
            profile.Value, before.HasRows && profile.Value.HasRows ? DatasetOverlap.Between(before, profile.Value) : null));
    }

    private static async Task<Result<DatasetProfile>> ProfileAsync(
        ConsoleDb db, ProductId product, ArtifactKind kind, string path, string version, CancellationToken cancel)
    {
        var named = await VersionText.NamedAsync(db, product, kind, path, version, cancel);
        if (!named.Succeeded)
            return named.Refusal;
        var origin = JsonSerializer.Deserialize<VersionOrigin>(named.Value.Origin, CanonicalJson.Options);
        return origin?.Profile is { } digest
            ? DatasetProfile.Parse((await db.BlobAsync(digest, cancel)).Bytes)
            : ArtifactsRefusals.NoProfile(path);
    }
}
