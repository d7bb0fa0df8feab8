using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A JSON or YAML file as one tree, with the line and column of every value by JSON pointer.</summary>
public sealed class StructuredText
{
    private readonly Lazy<IReadOnlyDictionary<string, TextPosition>> _places;

    private StructuredText(JsonNode? root, Func<IReadOnlyDictionary<string, TextPosition>> places) =>
        (Root, _places) = (root, new(places));

    public JsonNode? Root { get; }

    /// <summary>Where a value stands, as <c>line:column</c>; the file's begin for a value it does not have.</summary>
    public string PlaceOf(string pointer) => _places.Value.TryGetValue(pointer, out var at) ? at.ToString() : "1:1";

    public static Result<StructuredText> Read(SourceFile file)
    {
        var text = file.Text;
        if (!text.Succeeded)
            return text.Refusal;
        if (Dotenv.IsNamed(file.Path))
            return Dotenv.Parse(text.Value).Then(read => new StructuredText(read.Values, () => read.Places));
        if (file.Extension == ".json")
            return Json(file.Bytes, text.Value);
        var one = Yaml(text.Value);
        return one.Refusal is { Code: YamlRefusals.SeveralDocumentsCode } && PromptfooConfig.Joined(text.Value) is { } joined
            ? new StructuredText(joined, () => new Dictionary<string, TextPosition>())
            : one;
    }

    internal static Result<StructuredText> Yaml(string text) =>
        YamlTree.Parse(text).Then(tree => new StructuredText(tree.Root, () => tree.Places));

    /// <summary>
    /// Strict JSON: the canonical form is read, so keys that appear twice and numbers beyond a double are refused with their place.
    /// </summary>
    private static Result<StructuredText> Json(byte[] utf8, string text)
    {
        var strict = CanonicalJson.From(utf8).Then(canonical => new StructuredText(Tree(canonical), () => JsonPlaces.Of(text)));
        return strict.Succeeded ? strict : Loose(utf8) ?? strict;
    }

    /// <summary>A log of Inspect, which Python wrote and which may hold numbers that are none.</summary>
    private static StructuredText? Loose(byte[] utf8) =>
        LooseNumbers.Without(utf8) is { } loose && CanonicalJson.From(loose) is { Succeeded: true } canonical
        && Tree(canonical.Value) is JsonObject log && InspectLog.IsLog(log)
            ? new StructuredText(log, () => JsonPlaces.Of(System.Text.Encoding.UTF8.GetString(loose)))
            : null;

    private static JsonNode? Tree(byte[] canonical) =>
        JsonNode.Parse(canonical, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth });
}
