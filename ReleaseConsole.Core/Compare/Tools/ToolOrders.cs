using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>Words in what a tool says of itself that give the model orders, or hide them: a place and the words.</summary>
public sealed record ToolOrder(string Place, string Text);

/// <summary>
/// Looks through every text of a tool that a model reads for orders (<see cref="OrderWords"/>), for packed text and for letters nobody
/// sees. Known as tool poisoning.
/// </summary>
public static class ToolOrders
{
    private const int Longest = 160;

    public static IReadOnlyList<ToolOrder> In(ToolDefinition tool) => [.. Texts(tool).SelectMany(text => In(tool, text.Place, text.Text))];

    /// <summary>The texts of a tool, without those that stand at the same place of the tool as it was.</summary>
    private static List<(string Place, string Text)> Texts(ToolDefinition tool, ToolDefinition? was = null)
    {
        var texts = new List<(string Place, string Text)>();
        if (tool.Title is not null && tool.Title != was?.Title)
            texts.Add(("/title", tool.Title));
        if (tool.Description is not null && tool.Description != was?.Description)
            texts.Add(("/description", tool.Description));
        Collect(tool.InputSchema, was?.InputSchema, "/inputSchema", texts);
        Collect(tool.OutputSchema, was?.OutputSchema, "/outputSchema", texts);
        Collect(tool.Other, was?.Other, "/other", texts);
        return texts;
    }

    internal static IEnumerable<ChangeDetail> New(ToolDefinition? before, ToolDefinition after)
    {
        // What was said before was looked at before; only other words are read.
        var orders = Texts(after, before).SelectMany(text => In(after, text.Place, text.Text)).ToList();
        if (orders.Count > 0 && before is not null)
        {
            var said = Texts(before).Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
            orders = [.. Texts(after, before).Where(text => !said.Contains(text.Text))
                .SelectMany(text => In(after, text.Place, text.Text))];
        }
        var known = orders.Count == 0 || before is null
            ? []
            : In(before).Select(order => order.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return orders.Where(order => !known.Contains(order.Text)).Select(order => new ChangeDetail(
            order.Place, "Tell the model", ChangeType.Added, null, order.Text, Effect.Wider, ChangeTopic.Order)
        {
            Meaning = $"`{after.Name}` tells the model "
                + $"{(order.Place.StartsWith("/outputSchema", StringComparison.Ordinal) ? "in what it answers" : "in its description")}: "
                + $"“{order.Text}”.",
        });
    }

    private static IEnumerable<ToolOrder> In(ToolDefinition tool, string place, string text)
    {
        // In a default, a choice or an example it may be a picture, or a conversation.
        var isSaid = place.EndsWith("/description", StringComparison.Ordinal) || place.EndsWith("/title", StringComparison.Ordinal);
        bool IsOwn(string name) =>
            name == tool.Name || ((tool.InputSchema as JsonObject)?["properties"] is JsonObject own && own.ContainsKey(name));
        foreach (var order in OrderWords.In(text, IsOwn, isSaid))
            yield return new ToolOrder(place, order.Length > Longest ? order[..Longest] : order);
        if (isSaid)
            foreach (var packed in PackedText.In(text, words => OrderWords.In(words, IsOwn, isSaid).Any()))
                yield return new ToolOrder(place, packed);
        if (UnseenLetters.Count(text) is > 0 and var unseen)
            yield return new ToolOrder(
                place, string.Create(
                    CultureInfo.InvariantCulture, $"{unseen} {(unseen == 1 ? "letter that is" : "letters that are")} not shown"));
    }

    // A model is given the whole schema: every word in it is read, whatever keyword it stands under.
    private static void Collect(JsonNode? node, JsonNode? was, string place, List<(string, string)> texts)
    {
        if (was is not null && JsonNode.DeepEquals(node, was))
            return;
        if (node is JsonArray elements)
            for (var index = 0; index < elements.Count; index++)
                Collect(elements[index], (was as JsonArray)?.ElementAtOrDefault(index), JsonPointer.Child(place, index), texts);
        else if (node is JsonObject members)
            foreach (var (name, value) in members.Where(one => one.Key is not ("$schema" or "$id" or "$ref" or "pattern")))
                Collect(value, (was as JsonObject)?[name], JsonPointer.Child(place, name), texts);
        else if (node.Word() is { Length: > 2 } text)
            texts.Add((place, text));
    }
}
