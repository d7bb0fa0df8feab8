using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A parameter of a tool takes more than before.</summary>
public sealed class ToolInputWidened : IRiskRule
{
    public string Id => "tool-input-widened";

    public string Title => "A parameter of a tool takes more than before";

    public string Why => "The schema is the last limit before the call is made; what it lets in, a mistaken or tricked model can send.";

    public string Fix => "Keep the old limit, or send what lies above it to a tool that asks a person.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The largest amount is four times as high", "tools/refund.yaml",
            "{name: refund, inputSchema: {type: object, properties: {amount: {type: number, maximum: 50}}, additionalProperties: false}}",
            "{name: refund, inputSchema: {type: object, properties: {amount: {type: number, maximum: 200}}, additionalProperties: false}}"),
        RuleExample.Harm(
            "A definition loses its limit while a parameter goes", "tools/pay.yaml",
            "{name: pay, inputSchema: {type: object, properties: {amount: {anyOf: [{$ref: '#/$defs/Money'}, {type: 'null'}]}, note: {type: string}}, "
            + "$defs: {Money: {type: number, maximum: 100}}}}",
            "{name: pay, inputSchema: {type: object, properties: {amount: {anyOf: [{$ref: '#/$defs/Money'}, {type: 'null'}]}}, $defs: {Money: {type: number}}}}"),
        RuleExample.Harm(
            "A type in another vendor's words loses its limit", "tools/refund.yaml",
            "{name: refund, inputSchema: {type: OBJECT, properties: {amount: {type: NUMBER, maximum: 50}}}}",
            "{name: refund, inputSchema: {type: OBJECT, properties: {amount: {type: NUMBER}}}}"),
        RuleExample.NearMiss(
            "The largest amount is lower", "tools/refund.yaml",
            "{name: refund, inputSchema: {type: object, properties: {amount: {type: number, maximum: 50}}, additionalProperties: false}}",
            "{name: refund, inputSchema: {type: object, properties: {amount: {type: number, maximum: 20}}, additionalProperties: false}}"),
    ];

    /// <remarks>
    /// Its size is how many times as much a limit lets through. A tenth more, and a parameter nobody describes, is a step less grave.
    /// </remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size <= 1.1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        from detail in change.Details
        where detail is { Effect: Effect.Wider, Topic: ChangeTopic.Input or ChangeTopic.Parameter or ChangeTopic.Schema }
        select input.Found(
            this, Said(change, detail), change, detail, IsUndescribed(detail) ? 1 : Growth(detail)) with
        {
            Unless = $"`{change.Path}` kept `{detail.Label}` {detail.Before}",
        };

    private static string Said(ArtifactChange change, ChangeDetail detail) =>
        detail.Place.EndsWith("/additionalProperties", StringComparison.Ordinal)
        ? $"`{change.Path}` now takes {(detail.Label == "arguments" ? "`arguments`" : $"members of `{detail.Label}`")} that nobody named: "
            + $"{detail.After} (was {detail.Before})"
        : detail is { Place: "/other/strict", Meaning: { } freed } ? freed.TrimEnd('.')
        : Freed(change, detail) is { } free ? free
        : detail is { After: null, Meaning: { } gone } ? $"`{detail.Label}` of `{change.Path}`: {gone.TrimEnd('.')} (was {detail.Before})"
        : $"`{detail.Label}` of `{change.Path}` is now {detail.After ?? "not described"} (was {detail.Before})";

    // "Unlimited" is said of figures; what is freed of another bound keeps its type.
    private static string? Freed(ArtifactChange change, ChangeDetail detail) => detail.After switch
    {
        "items may repeat" => $"Items of `{detail.Label}` of `{change.Path}` may repeat",
        "string, any value" => $"`{detail.Label}` of `{change.Path}` may now be any text (was {detail.Before})",
        "number, any value" or "integer, any value" => $"`{detail.Label}` of `{change.Path}` may now be any number (was {detail.Before})",
        SchemaWords.Unlimited when IsCombined(detail.Place) =>
            $"`{detail.Label}` of `{change.Path}` is no longer held to “{detail.Before}”",
        _ => null,
    };

    private static bool IsCombined(string place) =>
        place[(place.LastIndexOf('/') + 1)..] is var last && (last is "items" or "prefixItems" || SchemaKeywords.Combined.Contains(last));

    // It may be that nothing reads it any more.
    private static bool IsUndescribed(ChangeDetail detail) => detail is { Topic: ChangeTopic.Parameter, Type: ChangeType.Removed }
        && detail.Before?.StartsWith("optional", StringComparison.Ordinal) == true;

    // How many times as much a stated figure lets through; endless where one side has none.
    private static double Growth(ChangeDetail detail) =>
        Figure(detail.Before) is { } was && Figure(detail.After) is { } now && was > 0 && now > 0
            ? Math.Max(now / was, was / now)
            : double.PositiveInfinity;

    private static double? Figure(string? words) => PlainNumber.Of(words?[(words.LastIndexOf(' ') + 1)..]);
}
