using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>An item that waits for a person, with the artifacts it may be, the likeliest first.</summary>
public sealed record UnresolvedRow(
    UnresolvedId Id, ImportId Import, ArtifactKind Kind, string Path, string SourcePath, string? OutsideId, Digest Content, string Reason,
    IReadOnlyList<Suggestion> Suggestions, DateTimeOffset CreatedAt)
{
    /// <summary>The path of the likeliest artifact it can be; one of another kind it cannot.</summary>
    public string? Suggestion => Suggestions.FirstOrDefault(one => one.Artifact is not null && one.Kind == Kind)?.Path;
}

/// <summary>What waits for someone to say which artifact it is? The oldest first, at most 500.</summary>
public sealed class UnresolvedQueue(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Most = 500;

    public async Task<Result<List<UnresolvedRow>>> RunAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var items = await db.Set<Unresolved>().AsNoTracking().Where(item => item.ProductId == product && item.ResolvedAs == null)
            .OrderBy(item => item.CreatedAt).ThenBy(item => item.Path).ThenBy(item => item.SourcePath).Take(Most).ToListAsync(cancel);
        // Items from before there were several suggestions have one, without its evidence.
        var older = items.Where(item => item.Suggestions == "[]").Select(item => item.Suggestion).OfType<ArtifactId>().ToList();
        var alone = older.Count == 0
            ? []
            : await db.Set<Artifact>().AsNoTracking().Where(one => older.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancel);
        return items.ConvertAll(item => new UnresolvedRow(
            item.Id, item.ImportId, item.Kind, item.Path, item.SourcePath, item.OutsideId, item.Content, item.Reason,
            item.Suggestions == "[]" && item.Suggestion is { } one && alone.TryGetValue(one, out var artifact)
                ? [new Suggestion(one, artifact.Kind, artifact.Path, 0, [])]
                : JsonSerializer.Deserialize<List<Suggestion>>(item.Suggestions, CanonicalJson.Options)!,
            item.CreatedAt));
    }
}
