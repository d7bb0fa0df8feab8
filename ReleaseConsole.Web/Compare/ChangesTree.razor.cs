using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Compare;

/// <summary>The changes of a comparison, grouped by the gravest finding on each; a picker where there is no room.</summary>
public sealed partial class ChangesTree(NavigationManager navigation)
{
    private Dictionary<string, RiskLevel> _risks = [];
    private string? _find;

    [Parameter, EditorRequired] public required ReleaseChanges Changes { get; set; }

    [Parameter] public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>The path of the change that is shown.</summary>
    [Parameter] public string? Selected { get; set; }

    /// <summary>The address that shows a change.</summary>
    [Parameter, EditorRequired] public required Func<ArtifactChange, string> UrlOf { get; set; }

    /// <summary>The paths the reader has marked as viewed; null where nothing is marked.</summary>
    [Parameter] public IReadOnlySet<string>? Viewed { get; set; }

    /// <summary>What the address narrows the list to.</summary>
    [Parameter] public string? Find { get; set; }

    private IEnumerable<IGrouping<RiskLevel, ArtifactChange>> Groups => Changes.Changes.Where(change => ChangeFilter.Keeps(_find, change))
        .GroupBy(change => _risks.GetValueOrDefault(change.Path, RiskLevel.Low)).OrderByDescending(group => group.Key);

    private IReadOnlyList<Choice<string>> Choices =>
        [.. Changes.Changes.Where(change => change.Path == Selected || ChangeFilter.Keeps(_find, change))
            .Select(change => (change.Path, Risk: _risks.GetValueOrDefault(change.Path, RiskLevel.Low))).OrderByDescending(one => one.Risk)
            .Select(one => new Choice<string>(one.Path, $"{one.Path}, {one.Risk}"))];

    protected override void OnInitialized() => _find = Find;

    protected override void OnParametersSet() =>
        _risks = Findings.GroupBy(finding => finding.Artifact)
            .ToDictionary(group => group.Key, group => group.Max(finding => finding.Severity));

    /// <summary>How grave the findings on one change are; Low where there is none.</summary>
    public static RiskLevel RiskOf(IReadOnlyList<Finding> findings, string path) =>
        findings.Where(finding => finding.Artifact == path).Select(finding => finding.Severity).DefaultIfEmpty(RiskLevel.Low).Max();

    private void Go(string path) => navigation.NavigateTo(UrlOf(Changes.Changes.First(change => change.Path == path)));

    private string Mark(ArtifactChange change) => (Viewed?.Contains(change.Path), change.Type) switch
    {
        (true, _) => "viewed",
        (_, ChangeType.Added) => "new",
        (_, ChangeType.Removed) => "gone",
        _ => "",
    };
}
