using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// What the MCP hints of a tool say it may do, defaults included: a tool that states nothing may write, destroy and reach the open
/// world (MCP 2025-06-18), so leaving out a hint that said otherwise is a rise.
/// </summary>
internal static class ToolHints
{
    private static readonly Hint[] Hints =
    [
        new("readOnlyHint", "Change things", ChangeTopic.Write, hints => !hints.ReadOnlyHint, "only reads"),
        new("destructiveHint", "Destroy or overwrite", ChangeTopic.Destroy,
        hints => hints is { ReadOnlyHint: false, DestructiveHint: true }, "only adds"),
        new("openWorldHint", "Reach the open world", ChangeTopic.OpenWorld, hints => hints.OpenWorldHint, "stays in a closed domain"),
        new("idempotentHint", "Act again on each call", ChangeTopic.Repeat,
        hints => hints is { ReadOnlyHint: false, IdempotentHint: false }, "may be repeated safely"),
    ];

    public static IEnumerable<ChangeDetail> Of(ToolDefinition before, ToolDefinition after)
    {
        foreach (var hint in Hints)
        {
            var (was, may) = (hint.May(before.Annotations), hint.May(after.Annotations));
            if (was != may)
                yield return new ChangeDetail(
                    $"/annotations/{hint.Name}", hint.Label, ChangeType.Changed, Answer(was, before, hint), Answer(may, after, hint),
                    may ? Effect.Wider : Effect.Narrower, hint.Topic);
            if (before.AnnotationsStated.Contains(hint.Name) && !after.AnnotationsStated.Contains(hint.Name))
                yield return new ChangeDetail(
                    $"/annotations/{hint.Name}", $"Leave out {hint.Name}", ChangeType.Removed,
                    was ? $"may {Verb(hint.Topic)}" : hint.Otherwise,
                    null, may && !was ? Effect.Wider : Effect.Different, ChangeTopic.Annotation);
        }
    }

    public static IEnumerable<ChangeDetail> OfNew(ToolDefinition tool) =>
        from hint in Hints
        where hint.Topic != ChangeTopic.Repeat && hint.May(tool.Annotations)
        select new ChangeDetail(
            $"/annotations/{hint.Name}", hint.Label, ChangeType.Added, null, Answer(may: true, tool, hint), Effect.Wider, hint.Topic);

    public static string Verb(ChangeTopic topic) => topic switch
    {
        ChangeTopic.Write => "write",
        ChangeTopic.Destroy => "destroy or overwrite",
        ChangeTopic.OpenWorld => "reach the open world",
        _ => "act again on each call",
    };

    private static string Answer(bool may, ToolDefinition tool, Hint hint) =>
        (may ? "yes" : "no") + (tool.AnnotationsStated.Contains(hint.Name) ? "" : ", by default");

    private sealed record Hint(string Name, string Label, ChangeTopic Topic, Func<ToolAnnotations, bool> May, string Otherwise);
}
