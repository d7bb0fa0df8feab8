using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Unsaved editor text of one person on one artifact; it survives a lost circuit and is no version.</summary>
public sealed class Draft(TenantId tenantId, ArtifactId artifactId, Guid personId, Digest? basedOn, string text, DateTimeOffset savedAt)
    : ITenantOwned, IUnlogged
{
    public TenantId TenantId { get; private set; } = tenantId;
    public ArtifactId ArtifactId { get; private set; } = artifactId;
    public Guid PersonId { get; private set; } = personId;
    public Digest? BasedOn { get; private set; } = basedOn;
    public string Text { get; private set; } = text;
    public DateTimeOffset SavedAt { get; private set; } = savedAt;

    public void Replace(Digest? basedOn, string text, DateTimeOffset now) => (BasedOn, Text, SavedAt) = (basedOn, text, now);
}
