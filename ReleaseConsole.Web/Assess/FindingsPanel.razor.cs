using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>What the rules found, gravest first, each with its reason one press away.</summary>
public sealed partial class FindingsPanel(NavigationManager navigation)
{
    private const int Step = 50;
    private int _limit = Step;

    [Parameter, EditorRequired] public required IReadOnlyList<Finding> Findings { get; set; }

    /// <summary>Show only what is found on this artifact; null: everything.</summary>
    [Parameter] public string? Artifact { get; set; }

    [SupplyParameterFromQuery(Name = "level")] public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "lane")] public string? Lane { get; set; }

    /// <summary>The version of the policy that judged.</summary>
    [Parameter] public int? PolicyVersion { get; set; }

    /// <summary>The address of the place a finding speaks of.</summary>
    [Parameter] public Func<Finding, string?>? UrlOf { get; set; }

    /// <summary>What was said of a finding and what can be done about it, under its place.</summary>
    [Parameter] public RenderFragment<Finding>? About { get; set; }

    // Assessments from before equal findings were one may hold some twice.
    private List<Finding> Matching => [.. Findings.Distinct().Where(finding => (Artifact is null || finding.Artifact == Artifact)
        && (string.IsNullOrEmpty(Level) || Word(finding.Severity) == Level) && (string.IsNullOrEmpty(Lane) || Word(finding.Lane) == Lane))];

    private string Tally => Findings.Distinct().Count() is var all && Matching.Count == all
        ? all.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Matching.Count} of {all}");

    private List<Choice<string>> Levels =>
    [
        new("", "All levels"),
        .. Findings.Select(finding => finding.Severity)
        .Distinct().OrderDescending().Select(level => new Choice<string>(Word(level), level.ToString())),
    ];

    private List<Choice<string>> Lanes =>
    [
        new("", "All lanes"),
        .. Findings.Select(finding => finding.Lane).Distinct().Order().Select(lane => new Choice<string>(Word(lane), lane.Title())),
    ];

    private RenderFragment? AboutOf(Finding finding) => About?.Invoke(finding);

    private List<Finding> Shown => [.. Matching.Take(_limit)];

    private string? Judge => PolicyVersion is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"by release-gates v{version}") : null;

    private void Go(string name, string? value) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value));

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string PlaceOf(Finding finding) => finding.Path is null ? finding.Artifact : $"{finding.Artifact}, {finding.Path}";
}
