using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>The lines of a comparison that findings speak of.</summary>
/// <param name="ofChange">The address of a change, and of a line in it, e.g. <c>after-9</c>.</param>
internal sealed class FindingLines(
    ReleaseChanges changes, Func<ArtifactChange, ChangedTexts?> textsOf, Func<ArtifactChange, string?, string> ofChange)
{
    private readonly Dictionary<ArtifactChange, LinePlaces?> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Null when the finding's artifact is no change of the comparison.</summary>
    public string? UrlOf(Finding finding) =>
        changes.Changes.FirstOrDefault(one => one.Path == finding.Artifact) is { } change
            ? ofChange(change, LineOf(change, finding))
            : null;

    private string? LineOf(ArtifactChange change, Finding finding)
    {
        if (!_places.TryGetValue(change, out var places))
            _places[change] = places = textsOf(change) is { } texts ? new LinePlaces(texts) : null;
        var isGone = finding is { After: null, Before: not null };
        return places?.Of(finding.Path, isGone, finding.After ?? finding.Before) is { } at ? new DiffPlace(at.Side, at.Line).Anchor : null;
    }
}
