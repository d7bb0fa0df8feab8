using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Web.Api;

/// <summary>How risky what two sides come to together is, against what both began from.</summary>
public sealed record AnsweredMerge(string Risk, string RecommendedPath, IReadOnlyList<AnsweredFinding> Findings)
{
    internal static AnsweredMerge Of(Assessment merged) => new(
        merged.Risk.Word(), merged.RecommendedPath.Word(), [.. merged.Findings.Select(AnsweredFinding.Of)]);
}
