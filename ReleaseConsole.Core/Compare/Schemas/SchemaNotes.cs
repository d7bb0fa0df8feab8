using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// What a schema says beside what it takes: what a parameter is for, what is taken when it is left out, where it travels.
/// </summary>
internal static class SchemaNotes
{
    public static IEnumerable<ChangeDetail> Of(SchemaSubject subject, Schema before, Schema after, string place, string label)
    {
        if (label.Length == 0)
            yield break;
        foreach (var keyword in (string[])["description", "title"])
            if (Differ(before, after, keyword))
                yield return Note(before, after, place, keyword, $"{label}, {keyword}", Effect.Different, ChangeTopic.Description) with
                {
                    Meaning = IsBound(before) || IsBound(after)
                        || SaidLimits.Lost(before[keyword].Word(), after[keyword].Word()) is not { } lost
                        ? null
                        : $"`{subject.Tool}` no longer says “{lost}” of `{label}`.",
                };
        if (Differ(before, after, "default"))
            yield return Note(before, after, place, "default", $"{label}, default", Effect.Different, ChangeTopic.DefaultValue) with
            {
                Meaning = after.Has("default")
                    ? $"`{subject.Tool}` takes {after["default"].Shown(60)} where `{label}` is left "
                        + $"out{(before.Has("default") ? $" (was {before["default"].Shown(60)})" : "")}."
                    : $"`{subject.Tool}` no longer says what it takes where `{label}` is left out (was {before["default"].Shown(60)}).",
            };
        if (Differ(before, after, "x-mcp-header"))
            yield return Note(
                before, after, place, "x-mcp-header", $"{label}, in a header",
                after.Has("x-mcp-header") ? Effect.NewRoute : Effect.Narrower, ChangeTopic.Header) with
            {
                Meaning = after.Has("x-mcp-header")
                    ? $"`{subject.Tool}` copies `{label}` into the header {after["x-mcp-header"].Shown(60)}, where proxies and logs see it."
                    : $"`{subject.Tool}` no longer copies `{label}` into a header.",
            };
    }

    /// <summary>What is said of one use of a schema: beside the reference, or else where it leads.</summary>
    public static Schema Said(Schema use, Schema followed) => use.Node == followed.Node ? use : use.Of(new JsonObject(
        from keyword in (string[])["description", "title", "default", "x-mcp-header"]
        let said = use.Has(keyword) ? use : followed
        where said.Has(keyword)
        select KeyValuePair.Create(keyword, said[keyword]?.DeepClone())));

    // What the schema holds is told of the schema.
    private static bool IsBound(Schema schema) =>
        schema.Has("maximum") || schema.Has("exclusiveMaximum") || schema.Has("maxLength") || schema.Has("maxItems") || schema.Has("enum");

    private static bool Differ(Schema before, Schema after, string keyword) =>
        before.Has(keyword) != after.Has(keyword) || !SchemaCheck.Same(before[keyword], after[keyword]);

    private static ChangeDetail Note(
        Schema before, Schema after, string place, string keyword, string label, Effect effect, ChangeTopic topic) => new(
        $"{place}/{keyword}", label, !before.Has(keyword)
            ? ChangeType.Added
            : !after.Has(keyword) ? ChangeType.Removed : ChangeType.Changed,
        before.Has(keyword) ? before[keyword].Shown(400) : null, after.Has(keyword) ? after[keyword].Shown(400) : null, effect, topic);
}
