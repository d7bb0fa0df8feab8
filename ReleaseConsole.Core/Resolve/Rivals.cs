using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Of the new items of an import that are like one artifact, the likeliest has it as its first suggestion; for the others it stands behind,
/// and the evidence says which item is likelier to be it. Pure.
/// </summary>
internal static class Rivals
{
    public const string Import = "import";

    /// <summary>So much it weighs, beside what speaks for an artifact, that another item is likelier to be it.</summary>
    private const double Weight = 0.5;

    /// <summary>
    /// Asks about all that may be renamed together, so that no two items are told the same while one of them is likelier.
    /// </summary>
    public static IReadOnlyDictionary<int, Identity> Asked(
        IReadOnlyList<Claim> claims, IReadOnlyDictionary<int, Identity> identities, Renames renames, Func<IEnumerable<ReadItem>> items)
    {
        if (renames.AreNone)
            return identities;
        var asked = identities.ToDictionary();
        // Where a person or the other files gave it another name than its own, that is the name it is asked about by.
        var paths = claims.ToDictionary(claim => claim.Ordinal, claim => claim.Path);
        foreach (var item in items())
            if (identities.GetValueOrDefault(item.Ordinal) is Identity.Unknown { MayBeRenamed: true }
                && renames.For(item.Candidate! with { Path = paths[item.Ordinal] }) is { } question)
                asked[item.Ordinal] = question;
        var open = claims.Where(claim => asked[claim.Ordinal] is Identity.Uncertain { IsByLikeness: true })
            .ToDictionary(claim => claim.Ordinal, claim => ((claim.Kind, claim.Path), (Identity.Uncertain)asked[claim.Ordinal]));
        var taken = Taken(open.Values);
        foreach (var (ordinal, (name, question)) in open)
            asked[ordinal] = Behind(name, question, taken, renames);
        return asked;
    }

    /// <summary>
    /// Which item has each artifact as its first suggestion: the likeliest pair before others, nearer names where two are as like.
    /// </summary>
    private static Dictionary<ArtifactId, ((ArtifactKind, string Path) Name, double Score)> Taken(
        IEnumerable<((ArtifactKind, string Path) Name, Identity.Uncertain Question)> open)
    {
        var taken = new Dictionary<ArtifactId, ((ArtifactKind, string), double)>();
        var served = new HashSet<(ArtifactKind, string)>();
        foreach (var (name, one) in open.DistinctBy(one => one.Name)
            .SelectMany(one => one.Question.Suggestions.Select((suggestion, at) => (one.Name, Suggestion: suggestion, At: at)))
            .OrderByDescending(pair => pair.Suggestion.Score).ThenBy(pair => pair.At)
            .ThenByDescending(pair => SameContents.Shared(pair.Name.Path, pair.Suggestion.Path))
            .ThenBy(pair => pair.Name.Path, StringComparer.Ordinal).ThenBy(pair => pair.Suggestion.Path, StringComparer.Ordinal)
            .Select(pair => (pair.Name, pair.Suggestion)))
            if (!served.Contains(name) && taken.TryAdd(one.Artifact!.Value, (name, one.Score)))
                served.Add(name);
        return taken;
    }

    private static Identity.Uncertain Behind(
        (ArtifactKind, string) name, Identity.Uncertain question,
        Dictionary<ArtifactId, ((ArtifactKind, string Path) Name, double Score)> taken, Renames renames)
    {
        var of = question.Suggestions.ToLookup(one => !taken.TryGetValue(one.Artifact!.Value, out var by) || by.Name == name);
        if (!of[false].Any())
            return question;
        List<Suggestion> ranked = [.. of[true], .. of[false].Select(one => With(one, taken[one.Artifact!.Value]))];
        return renames.Question(ranked, of[true].Any() ? null : ranked[0].Evidence[^1].Found + ".");
    }

    private static Suggestion With(Suggestion suggestion, ((ArtifactKind, string Path) Name, double Score) rival)
    {
        var how = rival.Score > suggestion.Score
            ? string.Create(CultureInfo.InvariantCulture, $"is likelier to be it, with {Math.Floor(rival.Score * 100)} %")
            : suggestion.Score == 1 ? "has the same content and is likelier to be it" : "is as like it and has the nearer name";
        List<Evidence> evidence = [.. suggestion.Evidence, new Evidence(Import, $"{rival.Name.Path} {how}", 0, Weight)];
        return suggestion with { Score = Math.Round(Likeness.Score(evidence), 4), Evidence = evidence };
    }
}
