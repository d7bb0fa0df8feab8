using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Everything a rule may look at: both manifests with their contents, what differs, what evaluations say, what stands around the
/// change, and the rule's setting.
/// </summary>
public sealed record RuleInput(
    ManifestContents From, ManifestContents To, ReleaseChanges Changes, IReadOnlyList<Verdict> Verdicts, Boundary Boundary,
    string? Environment, RuleSetting Setting, Surroundings Surroundings)
{
    // Found by path once and shared by every rule's copy of this record.
    private readonly Dictionary<(ArtifactKind, string), PinnedContent> _from = ByPath(From);
    private readonly Dictionary<(ArtifactKind, string), PinnedContent> _to = ByPath(To);
    private readonly ILookup<ArtifactKind, ArtifactChange> _changes = Changes.Changes.ToLookup(change => change.Kind);
    private readonly Dictionary<PinnedContent, IReadOnlyList<JsonNode?>> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ArtifactChange, (DatasetFigures Before, DatasetFigures After)?> _figures = new(
        ReferenceEqualityComparer.Instance);

    /// <summary>What the policy wants evaluated once it changed.</summary>
    public IReadOnlyList<ArtifactKind> Covers { get; init; } = EvaluationGate.UsuallyCovered;

    /// <summary>The verdicts on what is only watched and on parts of the cases.</summary>
    public IReadOnlyList<Verdict> Explored { get; init; } = [];

    /// <summary>The p-value at or below which the policy speaks of a difference.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The environments it is judged for; empty where they are not known.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    private Dictionary<PinnedContent, EvaluationRecord> Records { get; init; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The same of another release with fewer changes; what was read stays read.</summary>
    public RuleInput On(ManifestContents to, ReleaseChanges changes) =>
        new(From, to, changes, Verdicts, Boundary, Environment, Setting, Surroundings)
        {
            Covers = Covers,
            Explored = Explored,
            Alpha = Alpha,
            Places = Places,
            Records = Records,
        };

    /// <summary>What an evaluation of the release says, read once for all rules.</summary>
    internal EvaluationRecord Record(PinnedContent evaluation)
    {
        if (!Records.TryGetValue(evaluation, out var record))
            Records[evaluation] = record = EvaluationRecord.Parse(evaluation.Bytes);
        return record;
    }

    /// <summary>The changes of one kind.</summary>
    public IEnumerable<ArtifactChange> Of(ArtifactKind kind) => _changes[kind];

    /// <summary>The lines about one topic in the changes of one kind.</summary>
    public IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> Lines(ArtifactKind kind, ChangeTopic topic) =>
        from change in Of(kind)
        from detail in change.Details
        where detail.Topic == topic
        select (change, detail);

    public PinnedContent? Before(ArtifactChange change) => _from.GetValueOrDefault((change.Kind, change.Path));

    public PinnedContent? After(ArtifactChange change) => _to.GetValueOrDefault((change.Kind, change.Path));

    /// <summary>The rows of a dataset, read once for all rules.</summary>
    public IReadOnlyList<JsonNode?> Rows(PinnedContent? dataset)
    {
        if (dataset is null)
            return [];
        if (!_rows.TryGetValue(dataset, out var rows))
            _rows[dataset] = rows = DatasetReading.Values(dataset);
        return rows;
    }

    /// <summary>
    /// Both sides of a change of a dataset in figures, counted once for all rules; null where one of them was never counted.
    /// </summary>
    internal (DatasetFigures Before, DatasetFigures After)? Figures(ArtifactChange change)
    {
        if (!_figures.TryGetValue(change, out var sides))
            _figures[change] = sides = DatasetFigures.Of(this, change);
        return sides;
    }

    /// <summary>A finding of a rule under its setting, about one line of a change.</summary>
    public Finding Found(IRiskRule rule, string title, ArtifactChange change, ChangeDetail detail, double size = 0) =>
        Found(rule, title, change.Path, detail.Place.Length == 0 ? null : detail.Place, detail.Before, detail.After, size);

    public Finding Found(
        IRiskRule rule, string title, string artifact, string? path = null, string? before = null, string? after = null, double size = 0) =>
        new(rule.Id, title, rule.Severity(Setting.Severity, size), artifact, path, rule.Why, before, after, Setting.Lane, rule.Fix);

    private static Dictionary<(ArtifactKind, string), PinnedContent> ByPath(ManifestContents side)
    {
        var found = new Dictionary<(ArtifactKind, string), PinnedContent>();
        foreach (var one in side.Artifacts.Concat(side.Evaluations))
            found.TryAdd((one.Pin.Kind, one.Pin.Path), one);
        return found;
    }
}
