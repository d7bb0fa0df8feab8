using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Under what licence data may be used and how sensitive it is: as its card beside it or the release file says, or a column that says one
/// thing all along.
/// </summary>
internal static class DatasetFacts
{
    public static readonly string[] LicenceNames = ["license", "licence"];
    public static readonly string[] ClassNames = ["data_class", "data_classification", "sensitivity"];

    public static string? InColumn(IReadOnlyList<ColumnProfile> columns, string[] names) =>
        columns.FirstOrDefault(column => names.Contains(column.Name) && column is { Values.Count: 1, Missing: 0 })?.Values!.Keys.First();

    /// <summary>The candidate with what the card says of its data; what the data says itself goes before.</summary>
    public static Candidate With(Candidate candidate, SourceFile card)
    {
        if (!card.FrontMatter.Succeeded)
            return candidate;
        var known = With(candidate, card.FrontMatter.Value.Members, out var licence, out _);
        return known with { Notes = [.. candidate.Notes, $"Its card is {card.Path}{(licence is null ? "" : $"; licence {licence}")}."] };
    }

    /// <summary>The candidate with what the release file says of its data, where the data does not say it itself.</summary>
    public static Candidate Declared(Candidate candidate, JsonObject said)
    {
        var known = With(candidate, said, out var licence, out var dataClass);
        var facts = string.Join(
            ", ", new[] { licence is null ? null : $"licence {licence}", dataClass is null ? null : $"data class {dataClass}" }.OfType<string>());
        return facts.Length == 0 ? candidate : known with { Notes = [.. candidate.Notes, $"The release file says: {facts}."] };
    }

    private static Candidate With(Candidate candidate, JsonObject members, out string? licence, out string? dataClass)
    {
        (licence, dataClass) = (Stated(members, LicenceNames), Stated(members, ClassNames));
        if (candidate.Content.Profile is not { } bytes)
            return candidate;
        var profile = DatasetProfile.Parse(bytes);
        (licence, dataClass) = (profile.Licence ?? licence, profile.DataClass ?? dataClass);
        return candidate with
        { Content = candidate.Content with { Profile = (profile with { Licence = licence, DataClass = dataClass }).ToCanonical() } };
    }

    private static string? Stated(JsonObject members, string[] names) => names.Select(name => members[name] switch
    {
        JsonArray list => string.Join(", ", list.Select(one => one.Word()).OfType<string>()),
        var value => value.Word(),
    }).FirstOrDefault(value => value is { Length: > 0 });
}
