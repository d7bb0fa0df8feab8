using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Turns the events of one YAML document into JSON, noting where each value stands.</summary>
internal sealed class YamlReader(Parser parser)
{
    private readonly Dictionary<string, JsonNode?> _anchors = new(StringComparer.Ordinal);
    private int _repeated;

    public Dictionary<string, TextPosition> Places { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TextPosition> Keys { get; } = new(StringComparer.Ordinal);

    public static TextPosition PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    public JsonNode? Read(string path, int depth)
    {
        var at = PlaceOf(parser.Current!.Start);
        Places[path] = at;
        if (depth > YamlTree.DepthLimit)
            throw Refused(YamlRefusals.TooDeep(at, YamlTree.DepthLimit));
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Repeat(alias.Value.Value, path, at, depth);
        var opening = parser.Consume<NodeEvent>();
        var value = opening switch
        {
            Scalar scalar => YamlScalar.Read(scalar, at),
            SequenceStart sequence => ReadElements(sequence, path, at, depth),
            MappingStart mapping => ReadMembers(mapping, path, at, depth),
            _ => throw new InvalidOperationException($"No such YAML event: {opening}"),
        };
        if (!opening.Anchor.IsEmpty)
            _anchors[opening.Anchor.Value] = value;
        return value;
    }

    private JsonArray ReadElements(SequenceStart sequence, string path, TextPosition at, int depth)
    {
        YamlScalar.CheckTag(sequence.Tag, "seq", at);
        var elements = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            elements.Add(Read(JsonPointer.Child(path, elements.Count), depth + 1));
        return elements;
    }

    private JsonObject ReadMembers(MappingStart mapping, string path, TextPosition at, int depth)
    {
        YamlScalar.CheckTag(mapping.Tag, "map", at);
        var members = new JsonObject();
        var keys = new Dictionary<string, TextPosition>(StringComparer.Ordinal);
        var merged = new List<JsonObject>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyAt = PlaceOf(parser.Current!.Start);
            if (!parser.TryConsume<Scalar>(out var key))
                throw Refused(YamlRefusals.KeyNotText(keyAt));
            if (!keys.TryAdd(key.Value, keyAt))
                throw Refused(YamlRefusals.DuplicateKey(keyAt, key.Value, keys[key.Value]));
            if (!key.Anchor.IsEmpty)
                _anchors[key.Anchor.Value] = YamlScalar.Read(key, keyAt);
            Keys[JsonPointer.Child(path, key.Value)] = keyAt;
            var value = Read(JsonPointer.Child(path, key.Value), depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
                merged.AddRange(Sources(value, keyAt));
            else
                members.Add(key.Value, value);
        }
        Merge(members, merged, path);
        return members;
    }

    // Merge keys are not in the core schema, but the tools whose files we read honour them: ignoring them would compare other content.
    private void Merge(JsonObject members, List<JsonObject> sources, string path)
    {
        foreach (var (name, value) in sources.SelectMany(source => source))
            if (!members.ContainsKey(name))
            {
                members.Add(name, value?.DeepClone());
                Places.TryAdd(JsonPointer.Child(path, name), Places[JsonPointer.Child(path, "<<")]);
            }
    }

    private static IEnumerable<JsonObject> Sources(JsonNode? value, TextPosition at) => value switch
    {
        JsonObject one => [one],
        JsonArray several when several.All(element => element is JsonObject) => several.Cast<JsonObject>(),
        _ => throw Refused(YamlRefusals.Merge(at)),
    };

    private JsonNode? Repeat(string name, string path, TextPosition at, int depth)
    {
        if (!_anchors.TryGetValue(name, out var value))
            throw Refused(YamlRefusals.UnknownAlias(at, name));
        Count(value, path, at, depth);
        return value?.DeepClone();
    }

    private void Count(JsonNode? node, string path, TextPosition at, int depth)
    {
        Places[path] = at;
        if (++_repeated > YamlTree.AliasLimit)
            throw Refused(YamlRefusals.TooManyAliases(at, YamlTree.AliasLimit));
        if (depth > YamlTree.DepthLimit)
            throw Refused(YamlRefusals.TooDeep(at, YamlTree.DepthLimit));
        if (node is JsonObject members)
            foreach (var (name, value) in members)
                Count(value, JsonPointer.Child(path, name), at, depth + 1);
        if (node is JsonArray elements)
            for (var i = 0; i < elements.Count; i++)
                Count(elements[i], JsonPointer.Child(path, i), at, depth + 1);
    }

    private static YamlRefusedException Refused(Refusal refusal) => new(refusal);
}
