using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Resolve;

/// <summary>A person said which artifact an imported item is.</summary>
public sealed record ItemResolved(string Path, Digest Content, Resolution Resolution, string? Artifact, int? Version) : AuditEvent
{
    public override string Summary => Resolution switch
    {
        Resolution.SameArtifact => $"decided that the imported {Path} is {Artifact}",
        Resolution.NewArtifact => $"decided that the imported {Path} is a new artifact{(Artifact == Path ? "" : $", {Artifact}")}",
        Resolution.Ignore => $"decided to leave the imported {Path} out",
        Resolution.Alias => $"decided that {Path} is another name of {Artifact}",
    };

    public override IEnumerable<string> Subjects => Artifact is null || Artifact == Path
        ? [Path, Content.ToString()]
        : [Path, Artifact, Content.ToString()];
}

/// <summary>A decision about an identity was taken back; later imports ask again.</summary>
public sealed record DecisionRevoked(string Path, Digest Content, Resolution Resolution) : AuditEvent
{
    public override string Summary => Resolution == Resolution.Ignore
        ? $"took back that the imported {Path} is left out"
        : $"took back what was decided about {Path}; its versions stay";

    public override IEnumerable<string> Subjects => [Path, Content.ToString()];
}

/// <summary>The rules by which imports decide identities were written anew.</summary>
public sealed record IdentityRulesSaved(int Version, int Rules, string Text) : AuditEvent
{
    public override string Summary => $"wrote version {Version} of the identity rules: {(Rules == 1 ? "one rule" : $"{Rules} rules")}";
    public override IEnumerable<string> Subjects => ["identity-rules"];
    public override string SearchText => Text;
}
