using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Compare;

/// <summary>Tools: what the tool may do, which values it takes, whom it reaches and what it tells the model. Capability, not text.</summary>
public sealed class ToolComparer : IComparer
{
    // Of a renamed tool it counts what these were before, where that differs.
    private static readonly HashSet<ChangeTopic> Guards =
        [ChangeTopic.Approval, ChangeTopic.AllowedTools, ChangeTopic.Caller, ChangeTopic.Server, ChangeTopic.Transport, ChangeTopic.VendorTool,
        ChangeTopic.VendorLimit];

    public ArtifactKind Kind => ArtifactKind.Tool;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return Gone(pair);
        var after = ToolDefinition.Parse(pair.After.Bytes);
        if (pair.Before is null)
            return pair.OtherName is { } was
                ? Renamed(pair, ToolDefinition.Parse(was.Bytes), after)
                : New(pair.Name, after, pair.After.Bytes);
        var details = Differences(ToolDefinition.Parse(pair.Before.Bytes), after, Hosts(pair.Before.Bytes, pair.After.Bytes));
        return new Comparison(Meaning(pair.Name, details), details);
    }

    private static List<ChangeDetail> Differences(ToolDefinition before, ToolDefinition after, IEnumerable<ChangeDetail> hosts) =>
    [
        .. ToolHints.Of(before, after),
        .. SchemaLines.Of(before.InputSchema, after.InputSchema, new SchemaSubject(after.Name, "/inputSchema", ChangeTopic.Input)),
        .. hosts,
        .. ToolGuards.Of(before, after),
        .. ToolLimits.Of(before, after),
        .. ToolGuards.Places(before, after),
        .. ToolOrders.New(before, after),
        .. Described(before, after),
        .. Answers(before, after),
        .. StructureDiff.Of(Rest(before), Rest(after))
        .Select(change => PathDetail.Of(change with { Path = "/other" + change.Path }, ChangeTopic.Other)),
    ];

    private static IEnumerable<ChangeDetail> Answers(ToolDefinition before, ToolDefinition after)
    {
        if (before.OutputSchema is null == after.OutputSchema is null)
            return SchemaLines.Of(
                before.OutputSchema, after.OutputSchema, new SchemaSubject(after.Name, "/outputSchema", ChangeTopic.OutputSchema));
        var stated = after.OutputSchema is not null;
        return
        [
            new ChangeDetail(
                "/outputSchema", "State what it answers", stated ? ChangeType.Added : ChangeType.Removed, stated ? "no" : "yes",
                stated ? "yes" : "no", Effect.Different,
                ChangeTopic.OutputSchema)
            { Meaning = stated ? $"`{after.Name}` now states the form of its answer." : $"`{after.Name}` no longer states the form of its answer: it may be anything." },
        ];
    }

    // These have lines of their own.
    private static JsonObject Rest(ToolDefinition tool) =>
        ToolLimits.Rest(new((tool.Other ?? []).Where(one => one.Key is not ("allowed_callers" or "strict"))
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone()))));

    private static Comparison Gone(ArtifactPair pair)
    {
        var line = new ChangeDetail("", "Call it", ChangeType.Removed, "yes", null, Effect.Narrower, ChangeTopic.Capability);
        return pair.OtherName is { } now
            ? new Comparison($"`{pair.Name}` goes on as `{now.Name}`.", [line, Rename(pair.Pin!.Path, now.Pin.Path, ChangeType.Removed)])
            : new Comparison($"`{pair.Name}` is gone; the agent can no longer call it.", [line]);
    }

    private static Comparison New(string name, ToolDefinition tool, byte[] bytes)
    {
        List<ChangeDetail> details =
        [
            new("", "Call it", ChangeType.Added, null, "yes", Effect.Wider, ChangeTopic.Capability),
            .. ToolHints.OfNew(tool),
            .. Hosts(null, bytes),
            .. ToolGuards.OfNew(tool),
            .. ToolOrders.New(null, tool),
        ];
        var can = details.Where(one => one.Topic is ChangeTopic.Write or ChangeTopic.Destroy or ChangeTopic.OpenWorld)
            .Select(one => ToolHints.Verb(one.Topic)).ToList();
        var asked = details.FirstOrDefault(one => one.Topic == ChangeTopic.Approval)?.Meaning;
        return new Comparison($"`{name}` is new: it {(can.Count == 0 ? "only reads" : "may " + Joined(can))}.{(asked is null ? "" : " " + asked)}", details);
    }

    // Under its new name it is a new tool for whoever pins by name, so every line of a new tool stands; then what differs from the old one.
    private static Comparison Renamed(ArtifactPair pair, ToolDefinition before, ToolDefinition after)
    {
        var differences = Differences(before, after, []).Where(line => line.Topic is not ChangeTopic.Order).ToList();
        var changed = differences.Where(line => Guards.Contains(line.Topic)).Select(line => line.Topic).ToHashSet();
        var lines = New(pair.Name, after, pair.After!.Bytes).Details.Where(line => !changed.Contains(line.Topic)).ToList();
        var fresh = differences.Where(line => !lines.Any(known => known.Topic == line.Topic && known.Place == line.Place)).ToList();
        return new Comparison(
            $"`{pair.Name}` is `{pair.OtherName!.Name}` under another name{(differences.Count == 0 ? "" : $": {Meaning(pair.Name, differences).TrimEnd('.')}")}.",
            [Rename(pair.OtherName.Pin.Path, pair.Pin!.Path, ChangeType.Added), .. lines, .. fresh]);
    }

    private static ChangeDetail Rename(string before, string after, ChangeType type) =>
        new("/name", "Be called", type, before, after, Effect.Different, ChangeTopic.Rename);

    private static IEnumerable<ChangeDetail> Hosts(byte[]? before, byte[] after)
    {
        var (old, young) = (before is null ? [] : HostNames.In(before), HostNames.In(after));
        foreach (var host in young.Except(old, StringComparer.Ordinal))
            yield return new ChangeDetail("", "Reach", ChangeType.Added, null, host, Effect.NewRoute, ChangeTopic.Host);
        foreach (var host in old.Except(young, StringComparer.Ordinal))
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
                "/title", "Be titled", Type(before.Title, after.Title), before.Title, after.Title, Effect.Different,
                ChangeTopic.Description);
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
        var told = wider.Take(2).ToList();
        var mine = told.Where(one => one.Meaning is null || one.Meaning.StartsWith($"`{name}` ", StringComparison.Ordinal))
            .Select(one => Sentence(name, one)).ToList();
        var others = told.Select(one => one.Meaning).OfType<string>().Where(one => !one.StartsWith($"`{name}` ", StringComparison.Ordinal))
            .ToList();
        var rest = wider.Count - told.Count;
        var first = mine.Count == 0 ? "" : $"`{name}` {string.Join("; it ", mine)}{(rest > 0 ? $"; and {rest} more" : "")}. ";
        return (first + string.Join(' ', others)).TrimEnd();
    }

    private static string Sentence(string name, ChangeDetail detail) => detail.Topic switch
    {
        _ when detail.Meaning?.StartsWith($"`{name}` ", StringComparison.Ordinal) == true =>
            detail.Meaning[(name.Length + 3)..].TrimEnd('.'),
        ChangeTopic.Write or ChangeTopic.Destroy or ChangeTopic.OpenWorld => $"can now {ToolHints.Verb(detail.Topic)}",
        ChangeTopic.Host => $"can now reach {detail.After}",
        ChangeTopic.Annotation => $"no longer states that it {detail.Before}",
        _ => $"has another “{detail.Label}”: {detail.After ?? "nothing"} (was {detail.Before ?? "nothing"})",
    };

    private static string Joined(List<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
