using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Web.Assess;

/// <summary>What the rules found, gravest first, each with its reason one press away.</summary>
public sealed partial class FindingsPanel
{
    private const int Step = 50;
    private int _limit = Step;

    [Parameter, EditorRequired] public required IReadOnlyList<Finding> Findings { get; set; }

    /// <summary>Show only what is found on this artifact; null: everything.</summary>
    [Parameter] public string? Artifact { get; set; }

    /// <summary>The version of the policy that judged.</summary>
    [Parameter] public int? PolicyVersion { get; set; }

    /// <summary>The address of the place a finding speaks of.</summary>
    [Parameter] public Func<Finding, string>? UrlOf { get; set; }

    private List<Finding> Matching => [.. Findings.Where(finding => Artifact is null || finding.Artifact == Artifact)];

    private List<Finding> Shown => [.. Matching.Take(_limit)];

    private string? Judge => PolicyVersion is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"by release-gates v{version}") : null;

    private static string PlaceOf(Finding finding) => finding.Path is null ? finding.Artifact : $"{finding.Artifact}, {finding.Path}";
}
