using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Releases;

internal static class ReleasesTables
{
    public static void UseReleases(this ModelBuilder model)
    {
        model.Entity<Manifest>().HasKey(manifest => new { manifest.TenantId, manifest.ProductId, manifest.Digest });
        model.Entity<ManifestEntry>(table =>
        {
            table.HasKey(entry => new { entry.TenantId, entry.ProductId, entry.ManifestDigest, entry.Kind, entry.Path });
            table.HasIndex(entry => new { entry.TenantId, entry.VersionId });
            table.HasIndex(entry => new { entry.TenantId, entry.ProductId, entry.Kind, entry.Path });
        });
        model.Entity<Release>(table =>
        {
            table.HasKey(release => release.Id);
            table.Property(release => release.Version).HasMaxLength(100);
            table.HasIndex(release => new { release.TenantId, release.ProductId, release.Version }).IsUnique();
            table.HasIndex(release => new { release.TenantId, release.ProductId, release.ManifestDigest });
            table.HasIndex(release => new { release.TenantId, release.ProductId, release.CreatedAt });
        });
    }
}
