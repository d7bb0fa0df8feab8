namespace ReleaseConsole.Core.Assess;

/// <summary>The words of levels and paths in the API, in policies and on the command line, and as people read them.</summary>
public static class AssessWords
{
    public static string Word(this RiskLevel level) => level switch
    {
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.High => "high",
        RiskLevel.Critical => "critical",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a risk level."),
    };

    public static string Word(this RecommendedPath path) => path switch
    {
        RecommendedPath.Approve => "approve",
        RecommendedPath.ApproveWithConditions => "approve-with-conditions",
        RecommendedPath.RouteToLanes => "route-to-lanes",
        RecommendedPath.DoNotShip => "do-not-ship",
        RecommendedPath.RollBack => "roll-back",
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "Not a path."),
    };

    /// <summary>The path as a sentence begins with it, e.g. "Do not ship".</summary>
    public static string Title(this RecommendedPath path) =>
        char.ToUpperInvariant(path.Word()[0]) + path.Word()[1..].Replace('-', ' ');

    public static RiskLevel? ParseLevel(string word)
    {
        foreach (var level in Enum.GetValues<RiskLevel>())
            if (string.Equals(level.Word(), word, StringComparison.OrdinalIgnoreCase))
                return level;
        return null;
    }
}
