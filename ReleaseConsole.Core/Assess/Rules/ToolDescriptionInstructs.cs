using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A description of a tool gives orders to the model.</summary>
public sealed partial class ToolDescriptionInstructs : IRiskRule
{
    public string Id => "tool-description-instructs";

    public string Title => "A description of a tool gives orders to the model";

    public string Why => "The model reads descriptions as instructions. Orders in them act on every conversation, beside the prompt that was reviewed.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.After is not null
        let known = input.Before(change) is { } before ? Orders(before.Bytes) : []
        from order in Orders(input.After(change)!.Bytes)
        where !known.Contains(order)
        select input.Found(this, $"`{change.Path}` tells the model: “{order.Text}”", change.Path, order.Place, after: order.Text);

    private static List<(string Place, string Text)> Orders(byte[] canonical)
    {
        var tool = ToolDefinition.Parse(canonical);
        var texts = ToolTexts.Of(tool);
        return [.. texts.SelectMany(text => Order().Matches(text.Text).Select(match => (text.Place, match.Value)))];
    }

    [GeneratedRegex(
        @"ignore (?:all |any )?(?:the )?(?:previous|prior|other|above)[^.\n]{0,40}|(?:do not|don't|never) (?:tell|inform|mention|show|ask)[^.\n]{0,60}"
        + @"|(?:before|instead of) (?:using|calling) any other[^.\n]{0,40}|always (?:call|use|run) this[^.\n]{0,40}|you must (?:always |first |never )?[^.\n]{0,60}"
        + @"|<\/?(?:important|system|instructions?)>|[\u200B-\u200F\u202A-\u202E\u2060-\u2064]",
        RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
