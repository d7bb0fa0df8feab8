using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Tools: what the tool may do, which values it takes, whom it reaches and what it tells the model. Capability, not text.</summary>
public sealed class ToolComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Tool;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison(
                $"`{pair.Name}` is gone; the agent can no longer call it.",
                [new ChangeDetail("", "Call it", ChangeType.Removed, "yes", null, Effect.Narrower, ChangeTopic.Capability)]);
        var after = ToolDefinition.Parse(pair.After.Bytes);
        if (pair.Before is null)
            return New(pair.Name, after);
        var before = ToolDefinition.Parse(pair.Before.Bytes);
        List<ChangeDetail> details =
        [
            .. ToolHints.Of(before, after),
            .. SchemaChanges.Of(before.InputSchema, after.InputSchema),
            .. Hosts(before, after),
            .. Described(before, after),
            .. ToolGuards.Of(before, after),
            .. StructureDiff.Of(before.OutputSchema, after.OutputSchema)
                .Select(change => PathDetail.Of(change with { Path = "/outputSchema" + change.Path }, ChangeTopic.Other)),
            .. StructureDiff.Of(before.Other, after.Other)
                .Select(change => PathDetail.Of(change with { Path = "/other" + change.Path }, ChangeTopic.Other)),
        ];
        if (before.Transport != after.Transport)
            details.Add(new ChangeDetail(
                "/transport", "Be reached by", ChangeType.Changed, before.Transport ?? "not stated", after.Transport ?? "not stated",
                Effect.Different));
        return new Comparison(Meaning(pair.Name, details), details);
    }

    private static Comparison New(string name, ToolDefinition tool)
    {
        List<ChangeDetail> details =
        [
            new("", "Call it", ChangeType.Added, null, "yes", Effect.Wider, ChangeTopic.Capability),
            .. ToolHints.OfNew(tool),
            .. Hosts(null, tool),
        ];
        var can = details.Where(one => one.Topic is ChangeTopic.Write or ChangeTopic.Destroy or ChangeTopic.OpenWorld)
            .Select(one => ToolHints.Verb(one.Topic)).ToList();
        return new Comparison($"`{name}` is new: it {(can.Count == 0 ? "only reads" : "may " + Joined(can))}.", details);
    }

    private static IEnumerable<ChangeDetail> Hosts(ToolDefinition? before, ToolDefinition after)
    {
        var old = before is null ? [] : HostNames.In(before);
        foreach (var host in HostNames.In(after).Except(old, StringComparer.Ordinal))
            yield return new ChangeDetail("", "Reach", ChangeType.Added, null, host, Effect.NewRoute, ChangeTopic.Host);
        foreach (var host in old.Except(HostNames.In(after), StringComparer.Ordinal))
            yield return new ChangeDetail("", "Reach", ChangeType.Removed, host, null, Effect.Narrower, ChangeTopic.Host);
    }

    private static IEnumerable<ChangeDetail> Described(ToolDefinition before, ToolDefinition after)
    {
        if (before.Description != after.Description)
            yield return new ChangeDetail(
                "/description", "Be described as", Type(before.Description, after.Description), before.Description, after.Description,
                Effect.Different, ChangeTopic.Description);
        if (before.Title != after.Title)
            yield return new ChangeDetail(
                "/title", "Be called", Type(before.Title, after.Title), before.Title, after.Title, Effect.Different, ChangeTopic.Description);
    }

    private static ChangeType Type(string? before, string? after) =>
        before is null ? ChangeType.Added : after is null ? ChangeType.Removed : ChangeType.Changed;

    private static string Meaning(string name, IReadOnlyList<ChangeDetail> details)
    {
        var wider = details.Where(one => one.Effect is Effect.Wider or Effect.NewRoute).ToList();
        if (wider.Count == 0)
            return details.Any(one => one.Effect == Effect.Narrower)
                ? $"`{name}` may do less than before."
                : $"`{name}` may do what it did; its description or form changed.";
        var sentences = wider.Select(Sentence).Take(2).ToList();
        var rest = wider.Count - sentences.Count;
        return $"`{name}` {string.Join("; it ", sentences)}{(rest > 0 ? $"; and {rest} more" : "")}.";
    }

    private static string Sentence(ChangeDetail detail) => detail.Topic switch
    {
        ChangeTopic.Write or ChangeTopic.Destroy or ChangeTopic.OpenWorld => $"can now {ToolHints.Verb(detail.Topic)}",
        ChangeTopic.Host => $"can now reach {detail.After}",
        ChangeTopic.Parameter when detail.Type == ChangeType.Added => $"takes a new `{detail.Label}`",
        ChangeTopic.Parameter => $"no longer needs `{detail.Label}`",
        ChangeTopic.Annotation => $"no longer states that it {detail.Before}",
        ChangeTopic.Capability or ChangeTopic.Input or _ => $"now takes `{detail.Label}` {detail.After ?? "without limit"} (was {detail.Before ?? "unlimited"})",
    };

    private static string Joined(List<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
