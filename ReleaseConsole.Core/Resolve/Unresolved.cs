using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>An item whose identity must not be guessed; it waits, with its content and the candidates, for a person.</summary>
public sealed class Unresolved : ITenantOwned, IRevised
{
    public required UnresolvedId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required ImportId ImportId { get; init; }
    public required ArtifactKind Kind { get; init; }
    public required string Path { get; init; }
    public required Digest Content { get; init; }

    /// <summary>The bytes as they came, which the version is to keep beside its canonical form.</summary>
    public required Digest Original { get; init; }
    public required string Format { get; init; }
    public required string SourcePath { get; init; }
    public required string Reason { get; init; }

    /// <summary>The likeliest artifact.</summary>
    public required ArtifactId? Suggestion { get; init; }

    /// <summary>All likely artifacts as canonical JSON: a list of <see cref="Resolve.Suggestion"/>, the best first.</summary>
    public string Suggestions { get; init; } = "[]";

    /// <summary>The paths of the artifacts of its kind that it may be, the likeliest first.</summary>
    public IReadOnlyList<string> MayBe =>
        [.. JsonSerializer.Deserialize<List<Suggestion>>(Suggestions, CanonicalJson.Options)!
            .Where(one => one.Artifact is not null && one.Kind == Kind).Select(one => one.Path)];

    /// <summary>The name it has in the system it comes from.</summary>
    public string? OutsideId { get; init; }

    /// <summary>
    /// Where it came from, as the version that comes of it is to keep it: canonical JSON of a <see cref="VersionOrigin"/>.
    /// </summary>
    public string? Origin { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public Resolution? ResolvedAs { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public string? ResolvedBy { get; private set; }

    /// <summary>The artifact it was decided to be; null while it waits, and when it is left out.</summary>
    public ArtifactId? Target { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedBy { get; private set; }
    public int Revision { get; private set; }

    public void Resolve(Resolution resolution, ArtifactId? target, string by, DateTimeOffset now)
    {
        if (ResolvedAs is not null)
            throw new InvalidOperationException("An item is resolved once.");
        (ResolvedAs, Target, ResolvedBy, ResolvedAt) = (resolution, target, by, now);
    }

    /// <summary>The decision holds no longer. What was left out waits again; a version that came of it stays, as versions do.</summary>
    public void Revoke(string by, DateTimeOffset now)
    {
        if (ResolvedAs is null || RevokedAt is not null)
            throw new InvalidOperationException("Only a decision in force is revoked.");
        if (ResolvedAs == Resolution.Ignore)
            (ResolvedAs, ResolvedBy, ResolvedAt) = (null, null, null);
        else
            (RevokedBy, RevokedAt) = (by, now);
    }
}

internal static class ResolveTables
{
    public static void UseResolve(this ModelBuilder model)
    {
        model.Entity<Unresolved>(table =>
        {
            table.HasKey(item => item.Id);
            table.Ignore(item => item.MayBe);
            table.Property(item => item.Suggestions).HasDefaultValue("[]");
            table.HasIndex(item => new { item.TenantId, item.ProductId, item.ResolvedAs });
        });
        model.Entity<IdentityRuleText>().HasKey(rules => new { rules.TenantId, rules.ProductId, rules.Version });
    }
}
