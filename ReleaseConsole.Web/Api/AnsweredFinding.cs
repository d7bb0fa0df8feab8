using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Web.Api;

/// <summary>A finding with where, why, before and after.</summary>
public sealed record AnsweredFinding(
    string Rule, string Severity, string Title, string Artifact, string? Path, string Reason, string? Before, string? After, string Lane)
{
    /// <summary>What the rule says to do about it.</summary>
    public string Fix { get; init; } = "";

    /// <summary>Until when it holds; null: for these bytes.</summary>
    public DateOnly? RecheckBy { get; init; }

    internal static AnsweredFinding Of(Finding finding) => new(
        finding.Rule, finding.Severity.Word(), finding.Title, finding.Artifact, finding.Path, finding.Reason, finding.Before, finding.After,
        Core.Access.AccessWords.Word(finding.Lane))
    {
        Fix = finding.Fix,
        RecheckBy = finding.RecheckBy,
    };
}
