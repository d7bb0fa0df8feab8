using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Rows of a dataset hold personal data that it did not hold before. Rows that are not here are not looked through.</summary>
public sealed class PersonalDataInDataset : IRiskRule
{
    private const int MostRows = 50_000;

    public string Id => "personal-data-in-dataset";

    public string Title => "Rows of a dataset hold personal data that they did not hold before";

    public string Why => "Cases are sent to models, shown to reviewers and kept with every evaluation; whose data it is was not asked.";

    public string Fix => "Replace the persons by made-up ones, or record their consent and raise the dataset’s class.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A case with somebody's address", "datasets/golden.jsonl", "{\"id\":1,\"q\":\"Where is it?\"}\n",
            "{\"id\":1,\"q\":\"Where is it? I am maria.keller@gmail.com\"}\n"),
        RuleExample.NearMiss(
            "A case with an address for examples", "datasets/golden.jsonl", "{\"id\":1,\"q\":\"Where is it?\"}\n",
            "{\"id\":1,\"q\":\"Where is it? I am someone@example.com\"}\n"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Dataset).Where(change => change.Type == ChangeType.Changed))
        {
            if (input.Before(change) is not { } before || input.After(change) is not { } after || !KeptRows.AreHere(before)
                || !KeptRows.AreHere(after) || input.Rows(after).Count > MostRows)
                continue;
            var found = input.Rows(after).SelectMany((row, at) => In(row).Select(one => (At: at, Datum: one))).ToList();
            // Most data holds none, and then the other side is not looked through.
            var known = found.Count == 0
                ? []
                : input.Rows(before).SelectMany(In).Select(one => one.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var kind in found.Where(one => !known.Contains(one.Datum.Value)).GroupBy(one => one.Datum.Kind))
            {
                var rows = kind.DistinctBy(one => one.At).Count();
                yield return input.Found(
                    this, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rows} {(rows == 1 ? "row" : "rows")} of `{change.Path}` hold{(rows == 1 ? "s" : "")} {kind.Key} that was not there"),
                    change.Path, after: kind.First().Datum.Masked, size: rows) with
                {
                    Unless = $"`{change.Path}` held no personal data",
                };
            }
        }
    }

    private static IEnumerable<PersonalDatum> In(JsonNode? row) => row switch
    {
        JsonObject members => members.SelectMany(member => In(member.Value)),
        JsonArray list => list.SelectMany(In),
        _ => row.Word() is { Length: > 5 } text ? PersonalData.In(text) : [],
    };
}
