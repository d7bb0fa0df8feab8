using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>The words a policy document may use, and what they stand for.</summary>
internal static class PolicyWords
{
    public static IReadOnlyDictionary<string, RecommendedPath> Paths { get; } =
        Enum.GetValues<RecommendedPath>().Where(path => path != RecommendedPath.RollBack)
            .ToDictionary(path => path.Word(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, RiskLevel> Levels { get; } =
        Enum.GetValues<RiskLevel>().ToDictionary(level => level.Word(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Lane> Lanes { get; } = Enum.GetValues<Lane>().ToDictionary(
        lane => lane.Word(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Role> Roles { get; } = Enum.GetValues<Role>().ToDictionary(
        role => role.Word(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, ArtifactKind> Kinds { get; } =
        ArtifactKinds.All.ToDictionary(kind => kind.Word(), StringComparer.Ordinal);

    /// <summary>What can be evaluated: everything but evaluations.</summary>
    public static IReadOnlyDictionary<string, ArtifactKind> Covered { get; } = ArtifactKinds.All
        .Where(kind => kind != ArtifactKind.Evaluation)
        .ToDictionary(kind => kind.Word(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, bool> Better { get; } =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["higher"] = true, ["lower"] = false };

    public static IReadOnlyDictionary<string, GroupReading> Groups { get; } = new Dictionary<string, GroupReading>(StringComparer.Ordinal)
    {
        ["auto"] = GroupReading.Auto,
        ["clusters"] = GroupReading.Clusters,
        ["categories"] = GroupReading.Categories,
    };
}
