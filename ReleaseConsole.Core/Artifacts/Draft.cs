using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Unsaved editor text of one person on one artifact; it survives a lost circuit and is no version.</summary>
public sealed class Draft(Digest? basedOn, string text, DateTimeOffset savedAt) : ITenantOwned, IUnlogged
{
    public required TenantId TenantId { get; init; }
    public required ArtifactId ArtifactId { get; init; }
    public required Guid PersonId { get; init; }
    public Digest? BasedOn { get; private set; } = basedOn;
    public string Text { get; private set; } = text;
    public DateTimeOffset SavedAt { get; private set; } = savedAt;

    public void Replace(Digest? basedOn, string text, DateTimeOffset now) => (BasedOn, Text, SavedAt) = (basedOn, text, now);
}
