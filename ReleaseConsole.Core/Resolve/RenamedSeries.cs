using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// What an outside system keeps in several versions under a new name: where one of them is like an artifact that the import does not have,
/// all of them wait together, so that none is taken under the new name before a person has said what the name is. The newest that is like
/// one asks. Pure.
/// </summary>
internal static class RenamedSeries
{
    public static IReadOnlyDictionary<int, Identity> In(
        IReadOnlyList<Claim> claims, IReadOnlyDictionary<int, Identity> identities, Renames renames, Func<IEnumerable<ReadItem>> items)
    {
        var series = claims.Where(claim => claim.OutsideVersion is not null
            && identities[claim.Ordinal] is Identity.Unknown { MayBeRenamed: true }).ToDictionary(claim => claim.Ordinal, Name);
        if (series.Count == 0 || renames.AreNone)
            return identities;
        var asked = new Dictionary<(Artifacts.ArtifactKind, string, string?), Identity.Uncertain>();
        foreach (var item in items())
            if (series.TryGetValue(item.Ordinal, out var name)
                && renames.For(item.Candidate! with { Path = name.Path }) is { } question)
                asked[name] = question;
        // What was looked at here is not looked at again while the tenant's lock is held.
        return identities.ToDictionary(one => one.Key, one => !series.TryGetValue(one.Key, out var name) ? one.Value
            : asked.TryGetValue(name, out var question) ? question
            : one.Value is Identity.Unknown known ? known with { MayBeRenamed = false } : one.Value);
    }

    private static (Artifacts.ArtifactKind Kind, string Path, string? Id) Name(Claim claim) => (claim.Kind, claim.Path, claim.OutsideId);
}
