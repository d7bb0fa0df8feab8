using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Tools: what the tool may do, which values it takes, whom it reaches and what it tells the model. Capability, not text.
/// </summary>
public sealed class ToolComparer : IComparer
{
    // Of a renamed tool it counts what these were before, where that differs.
    private static readonly HashSet<ChangeTopic> Guards =
        [ChangeTopic.Approval, ChangeTopic.AllowedTools, ChangeTopic.Caller, ChangeTopic.Server, ChangeTopic.Transport, ChangeTopic.VendorTool,
        ChangeTopic.VendorLimit];

    private static readonly ChangeDetail Called =
        new("", "Call it", ChangeType.Added, null, "yes", Effect.Wider, ChangeTopic.Capability);

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
        return new Comparison(ToolMeaning.Of(pair.Name, details), details);
    }

    private static List<ChangeDetail> Differences(ToolDefinition before, ToolDefinition after, IEnumerable<ChangeDetail> hosts) =>
    [
        .. ToolHints.Of(before, after),
        .. SchemaLines.Of(before.InputSchema, after.InputSchema, new SchemaSubject(after.Name, "/inputSchema", ChangeTopic.Input)),
        .. hosts,
        .. ToolGuards.Of(before, after),
        .. ToolLimits.Of(before, after),
        .. ToolGuards.Places(before, after),
        .. ToolCredentials.Of(before, after),
        .. ToolSecurity.Of(before, after),
        .. ToolRoutes.Of(before, after),
        .. ToolOrders.New(before, after),
        .. ToolDescribed.Of(before, after),
        .. Answers(before, after),
        .. StructureDiff.Of(Rest(before), Rest(after))
        .Where(change => !IsPointing(change)).Select(Otherwise),
    ];

    private static ChangeDetail Otherwise(PathChange change) =>
        PathDetail.Of(change with { Path = "/other" + change.Path }, ChangeTopic.Other) with { Label = JsonValues.Dotted(change.Path) };

    // Where an address only points is told of its host.
    private static bool IsPointing(PathChange change) => change.Kind == PathChangeKind.Changed
        && HostNames.In(new JsonArray(change.Before?.DeepClone())) is [var was]
        && HostNames.In(new JsonArray(change.After?.DeepClone())) is [var now] && was != now;

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
            { Meaning = stated
                ? $"`{after.Name}` now states the form of its answer."
                : $"`{after.Name}` no longer states the form of its answer: it may be anything." },
        ];
    }

    // These have lines of their own.
    private static JsonObject Rest(ToolDefinition tool)
    {
        var other = new JsonObject((tool.Other ?? []).Where(one => one.Key is not ("allowed_callers" or "strict"))
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        return ToolRoutes.Rest(ToolSecurity.Rest(ToolCredentials.Rest(ToolLimits.Rest(other))));
    }

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
            Called,
            .. ToolHints.OfNew(tool),
            .. Hosts(null, bytes),
            .. ToolGuards.OfNew(tool),
            .. ToolOrders.New(null, tool),
        ];
        var can = details.Where(one => one.Topic is ChangeTopic.Write or ChangeTopic.Destroy or ChangeTopic.OpenWorld)
            .Select(one => ToolHints.Verb(one.Topic)).ToList();
        var asked = details.FirstOrDefault(one => one.Topic == ChangeTopic.Approval)?.Meaning;
        return new Comparison(
            $"`{name}` is new: it {(can.Count == 0 ? "only reads" : "may " + Joined(can))}.{(asked is null ? "" : " " + asked)}", details);
    }

    // Under its new name it is a new tool for whoever pins by name, so what a new tool says of its guards stands; what it may do, reaches
    // and tells the model is held against what it was before.
    private static Comparison Renamed(ArtifactPair pair, ToolDefinition before, ToolDefinition after)
    {
        var differences = Differences(before, after, Hosts(pair.OtherName!.Bytes, pair.After!.Bytes))
            .Where(line => line.Topic != ChangeTopic.Rename).ToList();
        var changed = differences.Where(line => Guards.Contains(line.Topic)).Select(line => line.Topic).ToHashSet();
        var lines = ToolGuards.OfNew(after).Where(line => !changed.Contains(line.Topic)).ToList();
        return new Comparison(
            $"`{pair.Name}` is `{pair.OtherName.Name}` under another "
            + $"name{(differences.Count == 0 ? "" : $": {ToolMeaning.Of(pair.Name, differences).TrimEnd('.')}")}.",
            [Rename(pair.OtherName.Pin.Path, pair.Pin!.Path, ChangeType.Added), Called, .. lines, .. differences]);
    }

    private static ChangeDetail Rename(string before, string after, ChangeType type) =>
        new("/name", "Be called", type, before, after, Effect.Different, ChangeTopic.Rename);

    private static IEnumerable<ChangeDetail> Hosts(byte[]? before, byte[] after)
    {
        var (old, young) = (before is null ? [] : HostNames.In(before), HostNames.In(after));
        var (called, reached) = (before is null ? [] : HostNames.Reached(before), HostNames.Reached(after));
        foreach (var host in young.Except(old, StringComparer.Ordinal))
            yield return reached.Contains(host)
                ? new ChangeDetail("", "Reach", ChangeType.Added, null, host, Effect.NewRoute, ChangeTopic.Host)
                : new ChangeDetail("", "Point to", ChangeType.Added, null, host, Effect.Different, ChangeTopic.Host)
                { Meaning = $"It points its readers to {host}." };
        // What it only pointed to before it may call now.
        foreach (var host in reached.Intersect(old, StringComparer.Ordinal).Except(called, StringComparer.Ordinal))
            yield return new ChangeDetail("", "Reach", ChangeType.Added, null, host, Effect.NewRoute, ChangeTopic.Host);
        foreach (var host in called.Except(reached, StringComparer.Ordinal))
            yield return new ChangeDetail("", "Reach", ChangeType.Removed, host, null, Effect.Narrower, ChangeTopic.Host);
        foreach (var host in old.Except(young, StringComparer.Ordinal).Except(called, StringComparer.Ordinal))
            yield return new ChangeDetail("", "Point to", ChangeType.Removed, host, null, Effect.Different, ChangeTopic.Host)
            { Meaning = $"It no longer points its readers to {host}." };
    }

    private static string Joined(List<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
