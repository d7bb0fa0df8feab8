using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Prompts as Langfuse's public API answers them (v2), as its export lists them, or as its webhook sends them. Labels move without
/// the content changing, so they are noted and are no content; of several versions of one prompt the highest is taken.
/// </summary>
public sealed class LangfusePrompt : IWritableFormat
{
    public string Name => "langfuse-prompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true } && Entries(file.Structure.Value.Root).Count > 0;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var structure = unit.File.Structure.Value;
        var entries = Entries(structure.Root);
        foreach (var versions in entries.GroupBy(one => one.Prompt["name"]!.GetValue<string>(), StringComparer.Ordinal))
        {
            var (prompt, at) = versions.MaxBy(one => one.Prompt["version"].Number() ?? 0);
            var older = versions.Where(one => one.At != at).Select(one => one.Prompt["version"].Shown()).ToList();
            yield return ReadOne(structure, prompt, at, entries.Count == 1 ? unit.File.Bytes : WrittenJson.Of(prompt))
                .Then(candidate => older.Count == 0
                ? candidate
                : candidate with
                { Notes = [.. candidate.Notes, $"Older versions in the same file were left out: {string.Join(", ", older)}."] });
        }
    }

    private Result<Candidate> ReadOne(StructuredText structure, JsonObject prompt, string at, byte[] original)
    {
        var beside = prompt["config"] is { } config and not JsonObject { Count: 0 }
            ? new JsonObject { ["config"] = config.DeepClone() }
            : [];
        Result<PromptContent> content = prompt["prompt"] is JsonArray messages
            ? ChatMessages.Read(structure, messages, at + "/prompt").Then(read => new PromptContent(null, read, beside))
            : new PromptContent(prompt["prompt"]!.GetValue<string>(), null, beside);
        return content.Then(read => new Candidate(
            ArtifactKind.Prompt, $"prompts/{prompt["name"]!.GetValue<string>()}", read.ToContent(original, Name))
        { StatesItsPath = true, OutsideVersion = OutsideNumbers.Of(prompt["version"]), Notes = [.. Notes(prompt)] });
    }

    private static IEnumerable<string> Notes(JsonObject prompt)
    {
        var labels = string.Join(", ", (prompt["labels"] as JsonArray ?? []).Select(one => one.Word()).OfType<string>());
        if (prompt["version"].Number() is { } version)
            yield return $"Version {version} in Langfuse{(labels.Length == 0 ? "" : $", labelled {labels}")}.";
        if (prompt["commitMessage"].Word() is { Length: > 0 } message)
            yield return $"Langfuse says: {message}";
        if (prompt["resolutionGraph"] is not null)
            yield return "Langfuse has put the prompts it is composed of into this text; fetched with resolve=false they stay references.";
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        prompt.LoseAllBeside("config");
        var isChat = prompt.Content.Messages is not null;
        if (isChat)
            prompt.Lose(ChatMessages.BeyondRoleAndText(prompt.Content.Messages!));
        return prompt.Written(new JsonObject
        {
            ["name"] = stored.Name,
            ["type"] = isChat ? "chat" : "text",
            ["prompt"] = isChat ? ChatMessages.Plain(prompt.Content.Messages!) : prompt.Content.Text,
            ["config"] = prompt.Content.Beside["config"]?.DeepClone() ?? prompt.Config.DeepClone(),
            ["labels"] = new JsonArray(),
            ["tags"] = new JsonArray(),
        });
    }

    private static List<(JsonObject Prompt, string At)> Entries(JsonNode? root) => root switch
    {
        JsonObject one when IsPrompt(one) => [(one, "")],
        JsonObject hook when hook["type"].Word() == "prompt-version" && hook["prompt"] is JsonObject one && IsPrompt(one) =>
            [(one, "/prompt")],
        JsonObject page when page["data"] is JsonArray list => All(list, "/data"),
        JsonArray list => All(list, ""),
        _ => [],
    };

    private static List<(JsonObject Prompt, string At)> All(JsonArray list, string at) => list.Count > 0
        && list.All(one => one is JsonObject prompt && IsPrompt(prompt))
        ? [.. list.Select((one, index) => ((JsonObject)one!, JsonPointer.Child(at, index)))]
        : [];

    private static bool IsPrompt(JsonObject one) =>
        one["name"]?.GetValueKind() == JsonValueKind.String && one["prompt"] is JsonArray or JsonValue
            && one["prompt"]!.GetValueKind() is JsonValueKind.Array or JsonValueKind.String
        && (one["type"].Word() is "text" or "chat" || one["labels"] is JsonArray);
}
