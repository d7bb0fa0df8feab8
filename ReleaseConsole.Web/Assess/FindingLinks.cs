using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Assess;

/// <summary>
/// Where the place of a finding is read: on its line of the shown change, or, where its artifact is no change of the comparison, on the
/// page of the environment, the drift or the artifact it speaks of.
/// </summary>
/// <param name="ofChange">The address of a change, and of a line in it, e.g. <c>after-9</c>.</param>
internal sealed class FindingLinks(
    ProductUrls here, ReleaseChanges changes, string? environment, Func<ArtifactChange, ChangedTexts?> textsOf,
    Func<ArtifactChange, string?, string> ofChange)
{
    private readonly Dictionary<ArtifactChange, LinePlaces?> _places = new(ReferenceEqualityComparer.Instance);

    public string? UrlOf(Finding finding)
    {
        if (changes.Changes.FirstOrDefault(one => one.Path == finding.Artifact) is { } change)
            return ofChange(change, LineOf(change, finding));
        if (finding.Artifact == environment)
            return here.Environments(("environment", environment));
        return finding.Rule == "untracked-change-live" ? here.Environments(("environment", environment))
            : ArtifactPaths.FolderKind(finding.Artifact) is { } kind ? here.Artifact(kind, finding.Artifact)
            : null;
    }

    private string? LineOf(ArtifactChange change, Finding finding)
    {
        if (!_places.TryGetValue(change, out var places))
            _places[change] = places = textsOf(change) is { } texts ? new LinePlaces(texts) : null;
        var isGone = finding is { After: null, Before: not null };
        return places?.Of(finding.Path, isGone, finding.After ?? finding.Before) is { } at ? new DiffPlace(at.Side, at.Line).Anchor : null;
    }
}
