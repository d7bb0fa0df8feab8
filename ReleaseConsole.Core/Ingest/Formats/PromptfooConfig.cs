using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The prompts written out in a promptfoo configuration. Prompts it names as files are read where they lie; a prompt that is a JSON
/// list of messages is a chat prompt.
/// </summary>
public sealed partial class PromptfooConfig : IWritableFormat
{
    public string Name => "promptfoo-config";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".yaml";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
            && IsConfig(root) && Inline(root).Any();

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        var root = (JsonObject)file.Structure.Value.Root!;
        var inline = Inline(root).ToList();
        foreach (var (text, label, number, asks) in inline)
        {
            var messages = Messages(text);
            var content = messages is null ? PromptContent.OfText(text) : PromptContent.OfMessages(messages);
            var original = inline.Count == 1 ? file.Bytes : WrittenJson.Of(Alone(asks ?? Asks(root), label, text));
            yield return new Candidate(
                ArtifactKind.Prompt, label is null ? $"prompts/{StemOf(file.Path)}-{number}" : $"prompts/{label}",
                content.ToContent(original, Name))
            { StatesItsPath = label is not null, IsByPlace = label is null, Notes = [.. Notes(root)] };
        }
    }

    /// <summary>
    /// Several configurations in one file, between lines of dashes, as one with the prompts of all; null where one is none.
    /// </summary>
    internal static JsonObject? Joined(string text)
    {
        if (YamlTree.Documents(text) is not { Succeeded: true, Value: var read })
            return null;
        var documents = read.Where(one => one is not null).ToList();
        if (!documents.TrueForAll(one => one is JsonObject config && IsConfig(config)))
            return null;
        var joined = (JsonObject)documents[0]!.DeepClone();
        joined["prompts"] = new JsonArray(
            [.. documents.Cast<JsonObject>().SelectMany(one => Listed(one).Select(prompt => Asked(prompt, one)))]);
        return joined;
    }

    /// <summary>Why a configuration in the folder of prompts holds none itself; null for any other file.</summary>
    internal static string? WhyNot(SourceFile file) =>
        file is { IsStructured: true, FolderKind: null or ArtifactKind.Prompt, Structure: { Succeeded: true, Value.Root: JsonObject root } }
            && IsConfig(root) && Stated(root).ToList() is { Count: > 0 } stated && stated.All(one => IsFile(one.Text))
            ? stated.Exists(one => !IsProgram(one.Text))
                ? string.Join(' ', Notes(root).Prepend("A configuration of promptfoo that names files; they are read where they lie."))
                : string.Join(' ', Notes(root).Prepend("A configuration of promptfoo with no prompt written out."))
            : null;

    private static IEnumerable<string> Notes(JsonObject root)
    {
        if (Stated(root).Select(one => one.Text).Where(IsProgram).ToList() is { Count: > 0 } programs)
            yield return $"What programs make when they run is left out: {string.Join(", ", programs)}.";
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        prompt.LoseAllBeside();
        prompt.Lose(ChatMessages.NotPutIn(prompt.Content.Messages, "promptfoo"));
        if (prompt.Config.Count > 0 && prompt.Content.Beside["config"] is null)
            prompt.Lose("promptfoo keeps settings with the provider, not with the prompt; they are not written.");
        var raw = prompt.Content.Messages?.ToJsonString(CanonicalJson.Options) ?? prompt.Content.Text!;
        if (IsFile(raw))
            prompt.Lose("The text would be taken for the name of a file.");
        return prompt.Written(new JsonObject
        {
            ["prompts"] = new JsonArray(new JsonObject { ["label"] = stored.Name, ["raw"] = raw }),
            ["providers"] = new JsonArray("echo"),
        });
    }

    // Each document asks providers of its own; in the one that is made of them, each prompt says which.
    private static JsonObject Asked(JsonNode? prompt, JsonObject document)
    {
        var stated = prompt as JsonObject ?? new JsonObject { ["raw"] = prompt };
        if (Asks(document) is { } asks)
            stated["providers"] = asks.DeepClone();
        return stated;
    }

    private static JsonNode? Asks(JsonObject document) => document["providers"] ?? document["targets"];

    private static JsonObject Alone(JsonNode? asks, string? label, string raw)
    {
        var prompt = new JsonObject { ["raw"] = raw };
        if (label is not null)
            prompt["label"] = label;
        return new JsonObject
        {
            ["prompts"] = new JsonArray(prompt),
            ["providers"] = asks?.DeepClone() ?? new JsonArray("echo"),
        };
    }

    private static bool IsConfig(JsonObject root) => (root["providers"] ?? root["targets"] ?? root["tests"]) is not null
        && root["prompts"] is JsonArray or JsonValue or JsonObject;

    private static IEnumerable<(string Text, string? Label, int Number, JsonNode? Asks)> Inline(JsonObject root) =>
        Stated(root).Where(one => !IsFile(one.Text));

    private static IEnumerable<(string Text, string? Label, int Number, JsonNode? Asks)> Stated(JsonObject root)
    {
        var list = Listed(root);
        for (var index = 0; index < list.Count; index++)
        {
            var one = list[index] as JsonObject;
            var text = one is null ? list[index].Word() : one["raw"].Word() ?? one["id"].Word();
            if (text is { Length: > 0 })
                yield return (text, one?["label"].Word() is { Length: > 0 } label ? label : null, index + 1, one?["providers"]);
        }
    }

    // A map goes from the text, or the file, to its label (normalizeInput in promptfoo's src/prompts).
    private static List<JsonNode?> Listed(JsonObject root) => root["prompts"] switch
    {
        JsonArray stated => [.. stated.Select(one => one?.DeepClone())],
        JsonObject map => [.. map.Select(one => (JsonNode)new JsonObject { ["raw"] = one.Key, ["label"] = one.Value.Word() })],
        var one => [one!.DeepClone()],
    };

    // promptfoo takes these for files, functions and prompts of other systems (its site/docs/configuration/prompts.md).
    private static bool IsFile(string text) => IsProgram(text)
        || (!text.Contains(' ') && (text.Contains("://", StringComparison.Ordinal) || (!text.Contains('\n')
            && (Path.GetExtension(text) is ".txt" or ".json" or ".yaml" or ".yml" or ".md" or ".prompt" or ".csv" or ".jsonl"
                || TemplatePrompt.IsNamed(Path.GetExtension(text)) || text.EndsWith("/*", StringComparison.Ordinal)))));

    private static bool IsProgram(string text) => Program().IsMatch(text);

    [GeneratedRegex(
        @"^(?:exec:[^\n]+|(?:python|ruby|golang):\S+|\S+\.(?:py|rb|js|ts|mjs|cjs|go|sh|bash|exe|bat|cmd|ps1|pl)(?::\w+)?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Program();

    private static JsonArray? Messages(string text) =>
        text.AsSpan().TrimStart() is ['[', ..] && CanonicalJson.From(System.Text.Encoding.UTF8.GetBytes(text)) is { Succeeded: true } json
            && JsonNode.Parse(json.Value) is JsonArray { Count: > 0 } list
                && list.All(one => one is JsonObject message && message["role"].Word() is not null)
                ? list
                : null;

    private static string StemOf(string path) => Path.GetFileNameWithoutExtension(path);
}
