using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Words in what a tool says of itself that give the model orders, or hide them: a place and the words.</summary>
public sealed record ToolOrder(string Place, string Text);

/// <summary>
/// Looks through every text of a tool that a model reads for orders: to ignore or keep silent, to call this tool first, to read files
/// of secrets, to pass things on; and for letters nobody sees. Known as tool poisoning.
/// </summary>
public static partial class ToolOrders
{
    private const int Longest = 160;

    private const string Tool = @"[`'""]?(?<other>[a-z0-9]+(?:[_.-][a-z0-9]+)+)[`'""]?(?: tool| function)?";

    private const string Imperative =
        @" (?:please |always |also |then |you must )*(?:set|add|include|put|append|replace|change|copy|bcc|cc|forward|send|prepend|insert)\b[^.\n]{0,80}";

    public static IReadOnlyList<ToolOrder> In(ToolDefinition tool) => [.. Texts(tool).SelectMany(text => In(tool.Name, text.Place, text.Text))];

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
        var orders = Texts(after, before).SelectMany(text => In(after.Name, text.Place, text.Text)).ToList();
        if (orders.Count > 0 && before is not null)
        {
            var said = Texts(before).Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
            orders = [.. Texts(after, before).Where(text => !said.Contains(text.Text)).SelectMany(text => In(after.Name, text.Place, text.Text))];
        }
        var known = orders.Count == 0 || before is null
            ? []
            : In(before).Select(order => order.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return orders.Where(order => !known.Contains(order.Text)).Select(order => new ChangeDetail(
            order.Place, "Tell the model", ChangeType.Added, null, order.Text, Effect.Wider, ChangeTopic.Order)
        { Meaning = $"`{after.Name}` tells the model {(order.Place.StartsWith("/outputSchema", StringComparison.Ordinal) ? "in what it answers" : "in its description")}: “{order.Text}”." });
    }

    private static IEnumerable<ToolOrder> In(string tool, string place, string text)
    {
        foreach (Match order in Order().Matches(text))
            yield return new ToolOrder(place, Shortened(order.Value.Trim()));
        foreach (Match order in AboutAnother().Matches(text))
            if (order.Groups["other"].Value != tool)
                yield return new ToolOrder(place, Shortened(order.Value.Trim()));
        // In a default or an example it may be a picture.
        if (place.EndsWith("/description", StringComparison.Ordinal) || place.EndsWith("/title", StringComparison.Ordinal))
            foreach (Match packed in Packed().Matches(text))
                if (packed.Value.Any(char.IsAsciiDigit) && packed.Value.Any(char.IsAsciiLetterUpper) && packed.Value.Any(char.IsAsciiLetterLower))
                    yield return new ToolOrder(place, $"{packed.Value[..20]}… ({packed.Length} letters that say nothing to a reader)");
        if (UnseenLetters.Count(text) is > 0 and var unseen)
            yield return new ToolOrder(
                place, string.Create(
                    CultureInfo.InvariantCulture, $"{unseen} {(unseen == 1 ? "letter that is" : "letters that are")} not shown"));
    }

    private static string Shortened(string said) => said.Length > Longest ? said[..Longest] : said;

    // Shadowing: one tool says what is to be done with another.
    [GeneratedRegex(
        @"\b(?:when(?:ever)?|if|each time|every time) (?:the )?(?:tool )?" + Tool + @" (?:is|was|gets) (?:called|used|invoked|run)\b,?" + Imperative
        + @"|\bwhen(?:ever)? (?:calling|using|invoking|running) (?:the )?(?:tool )?" + Tool + @",?" + Imperative,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutAnother();

    [GeneratedRegex(@"(?<![\w+/=-])[A-Za-z0-9+/]{80,}={0,2}(?![\w+/=-])", RegexOptions.CultureInvariant)]
    private static partial Regex Packed();

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

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override) (?:all |any )?(?:of )?(?:the |your |these )?(?:previous|prior|other|above|earlier|system)\b[^.\n]{0,60}"
        + @"|\b(?:do not|don[’']t|never) (?:tell|inform|mention|show|reveal|ask|alert|notify)\b[^.\n]{0,80}"
        + @"|\b(?:before|instead of|after) (?:using|calling|running) (?:any |every )?(?:other |another )?(?:tool|function)s?\b[^.\n]{0,60}"
        + @"|\balways (?:call|use|run|invoke) this\b[^.\n]{0,60}|\bthis (?:tool )?must (?:always )?be (?:called|used|run) (?:first|before)\b[^.\n]{0,60}"
        + @"|\byou (?:must|should always|have to|are required to)\b[^.\n]{0,80}"
        + @"|\b(?:read|open|include|pass|send|attach|upload|forward)\b[^.\n]{0,60}(?:~/\.|\.ssh|id_rsa|\.env\b|\.aws|mcp\.json|/etc/passwd|system prompt|conversation history|(?:api|secret|private) keys?|credentials?|passwords?)[^.\n]{0,60}"
        + @"|</?(?:important|system|instructions?|secret|hidden)\b[^>\n]{0,40}>|<!--(?:(?!-->)[^\0]){0,200}(?:-->)?|\[/?(?:system|inst)\]|<\|(?:im_start|im_end|system|user|assistant)\|>|<</?SYS>>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Order();
}
