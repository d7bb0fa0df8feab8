using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A schema's difference as a person would say it: "`refund` can now refund any amount (was at most 100)".</summary>
internal static class SchemaSentence
{
    private static readonly string[] Verbs =
        ["refund", "pay", "transfer", "charge", "credit", "withdraw", "order", "buy", "book", "send", "delete", "issue", "grant", "approve",
        "donate", "invest", "lend", "bill"];

    public static string Of(SchemaSubject subject, SchemaSaying said)
    {
        var what = said.Label.Length > 0 ? $"`{said.Label}`" : subject.IsAnswer ? "its answer" : "its arguments";
        var takes = subject.IsAnswer ? "answers with" : "takes";
        var tool = $"`{subject.Tool}`";
        return Unnamed(subject, said, tool, takes) ?? said.Verdict.Relation switch
        {
            SchemaRelation.Same => $"{tool} {takes} the same as {what}, said otherwise.",
            SchemaRelation.Wider when said.Verdict.TakesNow is null => $"{tool} {takes} at least what it did as {what}{Becoming(said)}.",
            SchemaRelation.Wider when said.Keywords.Length == 0 && Kind(said.After) is { } kind && !subject.IsAnswer =>
                $"{tool} takes any {kind} as {what} (was {said.Was}).",
            SchemaRelation.Wider when said.Keywords.Length == 0 =>
                $"{tool} now also {takes} {SchemaWords.Shown(said.Verdict.TakesNow)} as {what}{Having(said)}.",
            SchemaRelation.Wider when said is { Now: null, Was: not null } => Freed(subject, said, tool, takes, what),
            SchemaRelation.Wider when Added(said) is { } added => $"{tool} now also {takes} {added} as {what} (was {said.Was}).",
            SchemaRelation.Wider => $"{tool} now {takes} {what} {said.Now ?? SchemaWords.Unlimited}{Having(said)}.",
            SchemaRelation.Narrower when said.Verdict.RefusesNow is null => $"{tool} {takes} nothing new as {what}{Becoming(said)}.",
            SchemaRelation.Narrower when said.Was == said.Now =>
                $"{tool} no longer {takes} {SchemaWords.Shown(said.Verdict.RefusesNow)} as {what}.",
            SchemaRelation.Narrower when said.Keywords.Any(SchemaKeywords.Combined.Except(["allOf", "anyOf", "oneOf", "$ref"]).Contains) =>
                $"{tool} holds {what} to {said.Now ?? "what the rest of it says"} now{Having(said)}.",
            SchemaRelation.Narrower => $"{tool} {takes} {what} {Only(said.Now)}{Having(said)}.",
            SchemaRelation.Both => $"{tool} {takes} other values of {what}: {Whole(said.Verdict)}.",
            SchemaRelation.Unknown when said.Verdict.TakesNow is { } taken && !subject.IsAnswer =>
                $"{tool} {takes} {SchemaWords.Shown(taken)} as {what}, which it refused{Becoming(said)}.",
            SchemaRelation.Unknown => $"Whether {tool} {takes} more or less as {what} cannot be told{Becoming(said)}.",
        };
    }

    private static string Having(SchemaSaying said) => said.Was == said.Now ? "" : $" (was {said.Was ?? SchemaWords.Unlimited})";

    private static string Becoming(SchemaSaying said) =>
        said.Was == said.Now ? "" : $": {said.Was ?? "nothing said"} became {said.Now ?? "nothing said"}";

    private static string Only(string? now) =>
        now?.StartsWith("only ", StringComparison.Ordinal) == true ? now : $"only {now ?? "as the rest of it says"}";

    // What is taken beside what the schema names.
    private static string? Unnamed(SchemaSubject subject, SchemaSaying said, string tool, string takes)
    {
        if (said.Keywords is not ["additionalProperties"])
            return null;
        var others = said.Label.Length > 0 ? $"members of `{said.Label}`" : subject.IsAnswer ? "members" : "arguments";
        var (was, now) = (said.Was ?? "any further ones", said.Now ?? "any further ones");
        return said.Verdict.Relation switch
        {
            SchemaRelation.Wider => $"{tool} now {takes} {others} that nobody named: {now} (was {was}).",
            SchemaRelation.Narrower when now == SchemaWords.NamedOnly =>
                $"{tool} {takes} no {others} any more that nobody named (was {was}).",
            _ => null,
        };
    }

    /// <summary>What two whole schemas are to each other, with the values that show it.</summary>
    public static string Whole(SchemaVerdict verdict) => (verdict.TakesNow, verdict.RefusesNow) switch
    {
        ({ } now, { } gone) => $"takes {SchemaWords.Shown(now)}, which it refused, and refuses {SchemaWords.Shown(gone)}, which it took",
        ({ } now, null) => $"takes {SchemaWords.Shown(now)}, which it refused",
        (null, { } gone) => $"refuses {SchemaWords.Shown(gone)}, which it took; whether it takes anything new cannot be told",
        _ =>
            verdict.Relation == SchemaRelation.Wider ? "may take more than before" : "may take more or less than before: it cannot be told",
    };

    // Where nothing but a type is asked.
    private static string? Kind(Schema schema) => !SchemaWords.Described(schema).EndsWith(", any value", StringComparison.Ordinal) ? null
        : schema["type"].Word() switch
        {
            "string" => "text",
            "integer" => "whole number",
            "number" => "number",
            _ => null,
        };

    // "Any" is only said where nothing else bounds the value.
    private static string Freed(SchemaSubject subject, SchemaSaying said, string tool, string takes, string what)
    {
        var free = SchemaWords.Described(said.After).EndsWith("any value", StringComparison.Ordinal);
        if (!free || subject.IsAnswer)
            return $"{tool} no longer holds {what} to "
                + $"{(said.Was!.StartsWith("of ", StringComparison.Ordinal) ? "the " + said.Was[3..] : said.Was)}.";
        var kind = said.After["type"].Word();
        var name = said.Label[(said.Label.LastIndexOf('.') + 1)..];
        var verb = subject.Tool.Split('_', '-', '.').FirstOrDefault(Verbs.Contains);
        return verb is not null && said.Keywords[0] == "maximum" && kind is "number" or "integer"
            ? $"{tool} can now {verb} any {name} (was {said.Was})."
            : $"{tool} {takes} any {(kind is null ? "" : kind == "string" ? "text as " : kind + " as ")}{what} (was {said.Was}).";
    }

    private static string? Added(SchemaSaying said) => AddedPart(said) ?? AddedChoice(said);

    // One more member of "any of" or "exactly one of", and none gone.
    private static string? AddedPart(SchemaSaying said)
    {
        if (said.Keywords is not ["anyOf" or "oneOf"] || said.Before[said.Keywords[0]] is not JsonArray was
            || said.After[said.Keywords[0]] is not JsonArray now || !was.All(one => now.Any(other => JsonNode.DeepEquals(one, other))))
            return null;
        var added = now.Where(one => !was.Any(other => JsonNode.DeepEquals(one, other))).Take(10)
            .Select(one => SchemaWords.Part(said.After.Of(one)))
            .Select(part => part.StartsWith("only ", StringComparison.Ordinal) ? part[5..] : part);
        return string.Join(", ", added) is { Length: > 0 } words ? words : null;
    }

    private static string? AddedChoice(SchemaSaying said) => said.Keywords == SchemaKeywords.Choice && said.Before["enum"] is JsonArray was
        && said.After["enum"] is JsonArray now
        ? string.Join(", ", now.Where(one => !was.Any(other => SchemaCheck.Same(one, other))).Take(10).Select(one => one.Shown(40)))
        : null;
}
