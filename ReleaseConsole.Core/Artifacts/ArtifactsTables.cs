using Microsoft.EntityFrameworkCore;

namespace ReleaseConsole.Core.Artifacts;

internal static class ArtifactsTables
{
    public static void UseArtifacts(this ModelBuilder model)
    {
        model.Entity<Artifact>(table =>
        {
            table.HasKey(artifact => artifact.Id);
            table.Property(artifact => artifact.Path).HasMaxLength(300);
            table.HasIndex(artifact => new { artifact.TenantId, artifact.ProductId, artifact.Kind, artifact.Path }).IsUnique();
        });
        model.Entity<ArtifactVersion>(table =>
        {
            table.HasKey(version => version.Id);
            table.HasIndex(version => new { version.TenantId, version.ArtifactId, version.Number }).IsUnique();
            table.HasIndex(version => new { version.TenantId, version.Digest });
        });
        model.Entity<Blob>().HasKey(blob => new { blob.TenantId, blob.Digest });
        model.Entity<Draft>().HasKey(draft => new { draft.TenantId, draft.ArtifactId, draft.PersonId });
    }
}
