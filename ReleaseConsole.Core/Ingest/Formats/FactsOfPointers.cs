using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// What stands for data that is elsewhere: a card by its front matter (dataset_info of Hugging Face), a pointer of DVC by its members.
/// </summary>
internal static class FactsOfPointers
{
    private const string Card = "dataset-card";
    private const string Dvc = "dvc";
    private const int Most = 12;

    public static bool Tell(string format) => format is Card or Dvc;

    public static IEnumerable<ReadFact> In(string format, byte[] canonical) => format switch
    {
        Card =>
            new SourceFile("datasets/card.md", canonical).FrontMatter is { Succeeded: true, Value: var matter }
                ? OfCard(matter.Members)
                : [],
        Dvc => JsonNode.Parse(canonical) is JsonObject pointer ? OfDvc(pointer) : [],
        _ => [],
    };

    private static IEnumerable<ReadFact> OfDvc(JsonObject pointer)
    {
        if (pointer["path"].Word() is { } path)
            yield return new ReadFact("Path", path);
        if (pointer["hash"].Word() is { } hash)
            yield return new ReadFact(hash, pointer["value"].Shown());
        if (pointer["size"].Number() is { } size)
            yield return new ReadFact("Size", Sized.Of((long)size));
        if (pointer["nfiles"].Number() is { } files)
            yield return new ReadFact("Files", Counted.Of((long)files));
        if (pointer["remote"].Word() is { } remote)
            yield return new ReadFact("Remote", remote);
    }

    private static IEnumerable<ReadFact> OfCard(JsonObject card)
    {
        List<JsonObject> parts = card["dataset_info"] switch
        {
            JsonObject one => [one],
            JsonArray several => [.. several.OfType<JsonObject>()],
            _ => [],
        };
        yield return new ReadFact("Licence", Words(card["license"] ?? card["licence"]) is { Length: > 0 } licence ? licence : "not said");
        var splits = parts.SelectMany(part => (part["splits"] as JsonArray ?? []).OfType<JsonObject>()).ToList();
        if (splits.Exists(split => split["num_examples"].Number() is not null))
            yield return new ReadFact(
                "Examples", Counted.Names(
                    [.. splits.Select(split => $"{split["name"].Shown()} {Counted.Of((long)(split["num_examples"].Number() ?? 0))}")],
                    Most));
        else if (Words(card["size_categories"]) is { Length: > 0 } sizes)
            yield return new ReadFact("Examples", sizes);
        var features = parts.SelectMany(part => (part["features"] as JsonArray ?? []).OfType<JsonObject>())
            .Select(one => $"{one["name"].Shown()}{(one["dtype"].Word() is { } type ? $" ({type})" : "")}").Distinct().ToList();
        if (features.Count > 0)
            yield return new ReadFact("Features", Counted.Names(features, Most));
        if (parts.Sum(part => part["dataset_size"].Number() ?? 0) is > 0 and var bytes)
            yield return new ReadFact("Size", Sized.Of((long)bytes));
        foreach (var (member, label) in new[] { ("language", "Languages"), ("task_categories", "Tasks") })
            if (Words(card[member]) is { Length: > 0 } words)
                yield return new ReadFact(label, words);
    }

    private static string Words(JsonNode? stated) => stated switch
    {
        JsonArray list => Counted.Names([.. list.Select(one => one.Shown())], Most),
        null => "",
        _ => stated.Shown(),
    };
}
