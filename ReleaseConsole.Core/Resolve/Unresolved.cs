using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

public readonly record struct UnresolvedId(Guid Value);

/// <summary>What a person decided about an item whose identity was not certain.</summary>
public enum Resolution
{
    SameArtifact,
    NewArtifact,
    Ignore,
}

/// <summary>An item whose identity must not be guessed; it waits, with its content and the candidate, for a person.</summary>
public sealed class Unresolved(
    UnresolvedId id, TenantId tenantId, ProductId productId, ImportId importId, ArtifactKind kind, string path, Digest content,
    Digest original, string format, string sourcePath, string reason, ArtifactId? suggestion, DateTimeOffset createdAt)
    : ITenantOwned, IRevised
{
    public UnresolvedId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public ImportId ImportId { get; private set; } = importId;
    public ArtifactKind Kind { get; private set; } = kind;
    public string Path { get; private set; } = path;
    public Digest Content { get; private set; } = content;

    /// <summary>The bytes as they came, which the version is to keep beside its canonical form.</summary>
    public Digest Original { get; private set; } = original;
    public string Format { get; private set; } = format;
    public string SourcePath { get; private set; } = sourcePath;
    public string Reason { get; private set; } = reason;
    public ArtifactId? Suggestion { get; private set; } = suggestion;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public Resolution? ResolvedAs { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public string? ResolvedBy { get; private set; }
    public int Revision { get; private set; }

    public void Resolve(Resolution resolution, string by, DateTimeOffset now)
    {
        if (ResolvedAs is not null)
            throw new InvalidOperationException("An item is resolved once.");
        (ResolvedAs, ResolvedBy, ResolvedAt) = (resolution, by, now);
    }
}

internal static class ResolveTables
{
    public static void UseResolve(this ModelBuilder model) => model.Entity<Unresolved>(table =>
    {
        table.HasKey(item => item.Id);
        table.HasIndex(item => new { item.TenantId, item.ProductId, item.ResolvedAs });
    });
}
