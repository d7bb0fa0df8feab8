using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Everything a rule may look at: both manifests with their contents, what differs, what evaluations say, and its setting.</summary>
public sealed record RuleInput(
    ManifestContents From, ManifestContents To, ReleaseChanges Changes, IReadOnlyList<Verdict> Verdicts, Boundary Boundary,
    string? Environment, RuleSetting Setting)
{
    public IEnumerable<ArtifactChange> Of(ArtifactKind kind) => Changes.Changes.Where(change => change.Kind == kind);

    /// <summary>The lines about one topic in the changes of one kind.</summary>
    public IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> Lines(ArtifactKind kind, ChangeTopic topic) =>
        from change in Of(kind)
        from detail in change.Details
        where detail.Topic == topic
        select (change, detail);

    public PinnedContent? Before(ArtifactChange change) => Pinned(From, change);

    public PinnedContent? After(ArtifactChange change) => Pinned(To, change);

    /// <summary>A finding of a rule under its setting, about one line of a change.</summary>
    public Finding Found(IRiskRule rule, string title, ArtifactChange change, ChangeDetail detail) =>
        Found(rule, title, change.Path, detail.Place.Length == 0 ? null : detail.Place, detail.Before, detail.After);

    public Finding Found(IRiskRule rule, string title, string artifact, string? path = null, string? before = null, string? after = null) =>
        new(rule.Id, title, Setting.Severity, artifact, path, rule.Why, before, after, Setting.Lane);

    private static PinnedContent? Pinned(ManifestContents side, ArtifactChange change) => side.Artifacts.Concat(side.Evaluations)
        .FirstOrDefault(one => one.Pin.Kind == change.Kind && one.Pin.Path == change.Path);
}
