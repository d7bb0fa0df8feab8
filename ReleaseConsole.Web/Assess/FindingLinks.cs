using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Assess;

/// <summary>
/// Where the place of a finding is read: on its line of the shown change, or, where its artifact is no change of the comparison, on the
/// page of the environment, the drift or the artifact it speaks of.
/// </summary>
internal sealed class FindingLinks(ProductUrls here, string? environment, FindingLines lines)
{
    public string? UrlOf(Finding finding)
    {
        if (lines.UrlOf(finding) is { } line)
            return line;
        if (finding.Artifact == environment)
            return here.Environments(("environment", environment));
        return finding.Rule == "untracked-change-live" ? here.Environments(("environment", environment))
            : ArtifactPaths.FolderKind(finding.Artifact) is { } kind ? here.Artifact(kind, finding.Artifact)
            : null;
    }
}
