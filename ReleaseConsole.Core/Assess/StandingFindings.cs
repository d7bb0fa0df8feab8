using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What is still found where some of the changed artifacts stayed as they were. Rules that speak of the release as a whole are asked
/// again: what they found by one change they may find by another. What was found in something that did not change stands.
/// </summary>
internal sealed class StandingFindings(IReadOnlyList<Finding> findings, RuleInput input, RiskPolicy policy)
{
    private readonly HashSet<string> _changed = [.. input.Changes.Changes.Select(change => change.Path)];
    private readonly List<IRiskRule> _ofRelease = [.. RiskRules.All.Where(rule => rule.IsOfRelease && policy.Rules.ContainsKey(rule.Id))];

    public IReadOnlyList<Finding> Without(IReadOnlySet<string> stayed)
    {
        var asked = _ofRelease.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var changes = input.Changes with { Changes = [.. input.Changes.Changes.Where(change => !stayed.Contains(change.Path))] };
        var rest = input.On(Release(stayed), changes);
        return
        [
            .. findings.Where(finding => !asked.Contains(finding.Rule)
                && !(stayed.Contains(finding.Artifact) && _changed.Contains(finding.Artifact))),
            .. _ofRelease.SelectMany(rule => rule.Findings(rest with { Setting = policy.Rules[rule.Id] })),
        ];
    }

    private ManifestContents Release(IReadOnlySet<string> stayed) => input.To with
    {
        Artifacts = Kept(input.From.Artifacts, input.To.Artifacts, stayed),
        Evaluations = Kept(input.From.Evaluations, input.To.Evaluations, stayed),
    };

    private static List<PinnedContent> Kept(
        IReadOnlyList<PinnedContent> from, IReadOnlyList<PinnedContent> to, IReadOnlySet<string> stayed) =>
        [.. to.Where(one => !stayed.Contains(one.Pin.Path)), .. from.Where(one => stayed.Contains(one.Pin.Path))];
}
