using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>Reads whose signatures a policy asks for: by level and environment, and by what changed.</summary>
internal static class RoutingReader
{
    public const string Also = "also";
    private const int LongestPattern = 400;

    /// <param name="at">The place of <c>routing</c>.</param>
    /// <param name="environments">The names there are; null: not known here, any name is taken.</param>
    public static Dictionary<string, IReadOnlyDictionary<RiskLevel, IReadOnlyDictionary<Lane, int>>> Levels(
        PolicyPlace at, IReadOnlyCollection<string>? environments)
    {
        _ = (at.At(RiskPolicy.Protected), at.At(RiskPolicy.Open));
        var routes = new Dictionary<string, IReadOnlyDictionary<RiskLevel, IReadOnlyDictionary<Lane, int>>>(StringComparer.Ordinal);
        foreach (var (name, place) in at.Members().Where(one => one.Name != Also))
        {
            Known(place, name, environments);
            routes[name] = ByLevel(place, Signatures);
        }
        return routes;
    }

    public static IReadOnlyList<ArtifactRoute> ByArtifact(PolicyPlace at, IReadOnlyCollection<string>? environments) =>
        at.Find(Also) is { } also ? [.. also.Elements().Select(one => Route(one, environments))] : [];

    public static IReadOnlyDictionary<Lane, int> Signatures(PolicyPlace at)
    {
        at.Only([.. PolicyWords.Lanes.Keys]);
        var counts = at.Members().Where(one => PolicyWords.Lanes.ContainsKey(one.Name))
            .ToDictionary(one => PolicyWords.Lanes[one.Name], one => one.Place.Whole(0, 20));
        if (counts.Values.Sum() == 0)
            at.Fault("at least one signature is needed");
        return counts;
    }

    public static Dictionary<RiskLevel, T> ByLevel<T>(PolicyPlace at, Func<PolicyPlace, T> read)
    {
        at.Only([.. PolicyWords.Levels.Keys]);
        return PolicyWords.Levels.ToDictionary(level => level.Value, level => read(at.At(level.Key)));
    }

    /// <summary>A name nobody has is most likely a typing mistake, and what it says would hold nowhere.</summary>
    public static void Known(PolicyPlace at, string name, IReadOnlyCollection<string>? environments)
    {
        if (environments is not null && name is not (RiskPolicy.Protected or RiskPolicy.Open)
            && !environments.Contains(name, StringComparer.Ordinal))
            at.KeyFault($"there is no environment “{name}”; there are {string.Join(", ", environments)}");
    }

    private static ArtifactRoute Route(PolicyPlace at, IReadOnlyCollection<string>? environments)
    {
        at.Only("when", "lanes");
        var when = at.At("when");
        when.Only("kind", "path", "level", "environment", "product");
        when.Find("product")?.KeyFault("each product has a policy of its own, so it names no product; leave this out");
        var (kind, path, environment) = (when.Find("kind"), when.Find("path"), when.Find("environment"));
        if (kind is null && path is null)
            when.Fault("say which artifacts it is about, by kind or path");
        var where = environment?.Word(100);
        if (where is not null)
            Known(environment!, where, environments);
        return new ArtifactRoute(
            kind?.OneOf(PolicyWords.Kinds), path?.Word(LongestPattern), when.Find("level")?.OneOf(PolicyWords.Levels) ?? RiskLevel.Low,
            where,
            Signatures(at.At("lanes")));
    }
}
