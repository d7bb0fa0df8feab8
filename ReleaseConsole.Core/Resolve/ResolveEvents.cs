using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Resolve;

/// <summary>A person said which artifact an imported item is.</summary>
public sealed record ItemResolved(string Path, Digest Content, Resolution Resolution, string? Artifact, int? Version) : AuditEvent
{
    public override string Summary => Resolution switch
    {
        Resolution.SameArtifact => $"decided that the imported {Path} is {Artifact}",
        Resolution.NewArtifact => $"decided that the imported {Path} is a new artifact",
        Resolution.Ignore => $"decided to leave the imported {Path} out",
    };

    public override IEnumerable<string> Subjects => Artifact is null || Artifact == Path
        ? [Path, Content.ToString()]
        : [Path, Artifact, Content.ToString()];
}
