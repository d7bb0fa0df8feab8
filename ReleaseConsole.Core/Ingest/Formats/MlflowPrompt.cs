using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as MLflow's model registry keeps it: a model version whose tags say <c>mlflow.prompt.is_prompt</c> and hold the template
/// in <c>mlflow.prompt.text</c>; alone, in an answer of the registry, or as the newest version of a registered model. What its Python
/// client shows of a prompt is read as well (<see cref="MlflowTemplate"/>).
/// </summary>
public sealed class MlflowPrompt : IWritableFormat
{
    private const string TextTag = "mlflow.prompt.text";
    private const string TypeTag = "_mlflow_prompt_type";
    private const string ResponseFormatTag = "_mlflow_prompt_response_format";
    private const string ModelConfigTag = "_mlflow_prompt_model_config";

    public string Name => "mlflow-prompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true } && Versions(file.Structure.Value.Root) is { Count: > 0 } versions
            // A name, a version and a template in words could be of anything; the folder says that it is a prompt.
            && (file.FolderKind == ArtifactKind.Prompt || versions.Exists(one => one.Version["template"].Word() is null));

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var structure = unit.File.Structure.Value;
        var all = Versions(structure.Root);
        foreach (var versions in all.GroupBy(one => one.Version["name"].Shown(), StringComparer.Ordinal))
        {
            var (version, at) = versions.MaxBy(one => NumberOf(one.Version));
            yield return ReadOne(structure, version, at, all.Count == 1 ? unit.File.Bytes : WrittenJson.Of(version))
                .Then(candidate => versions.Count() == 1
                ? candidate
                : candidate with { Notes = [.. candidate.Notes, Older(versions.Count() - 1)] });
        }
    }

    private Result<Candidate> ReadOne(StructuredText structure, JsonObject version, string at, byte[] original)
    {
        if (version["name"].Word() is not { Length: > 0 } name)
            return IngestRefusals.Missing(structure.PlaceOf(at), "The prompt's name");
        var content = Tags(version["tags"]).ContainsKey(TextTag)
            ? Tagged(structure, version, at)
            : MlflowTemplate.Read(structure, version, at);
        return content.Then(read => new Candidate(ArtifactKind.Prompt, $"prompts/{name}", read.ToContent(original, Name))
        {
            StatesItsPath = true,
            OutsideVersion = OutsideNumbers.Of(version["version"]),
            Notes = [.. Notes(version)],
        });
    }

    private static Result<PromptContent> Tagged(StructuredText structure, JsonObject version, string at)
    {
        var tags = Tags(version["tags"]);
        var beside = new JsonObject();
        if (tags.GetValueOrDefault(ModelConfigTag) is { } stated)
            if (Parsed(stated) is JsonObject config)
                beside["config"] = config;
            else
                return IngestRefusals.WrongType(
                    structure.PlaceOf(at), ModelConfigTag, "an object in JSON; it decides which model is called and how");
        if (tags.GetValueOrDefault(ResponseFormatTag) is { } answer)
            if (Parsed(answer) is { } format)
                beside["response_format"] = format;
            else
                return IngestRefusals.WrongType(structure.PlaceOf(at), ResponseFormatTag, "JSON");
        return tags.GetValueOrDefault(TypeTag) != "chat"
            ? new PromptContent(tags[TextTag], null, beside)
            : Parsed(tags[TextTag]) is JsonArray messages
                ? ChatMessages.Read(structure, messages, at).Then(read => new PromptContent(null, read, beside))
                : IngestRefusals.WrongType(structure.PlaceOf(at), TextTag, "a list of messages in JSON, because the prompt's type is chat");
    }

    private static IEnumerable<string> Notes(JsonObject version)
    {
        var aliases = string.Join(
            ", ", (version["aliases"] as JsonArray ?? []).Select(one => one.Word() ?? (one as JsonObject)?["alias"].Word())
                .OfType<string>());
        yield return $"Version {version["version"].Shown()} in MLflow{(aliases.Length == 0 ? "" : $", alias {aliases}")}.";
        if ((version["description"] ?? version["commit_message"]).Word() is { Length: > 0 } message)
            yield return $"MLflow says: {message}{(message[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
    }

    private static string Older(int versions) =>
        $"{Counted.Of(versions, "older version")} in the same file {(versions == 1 ? "was" : "were")} left out.";

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        prompt.LoseAllBeside("config", "response_format");
        prompt.Lose(ChatMessages.NotPutIn(prompt.Content.Messages, "MLflow"));
        if (stored.Name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.')))
            prompt.Lose(
                "MLflow's names have letters, digits, dots, dashes and underscores only; the registry will not take this name as it is.");
        var tags = new JsonArray(Tag("mlflow.prompt.is_prompt", "true"));
        tags.Add(Tag(TextTag, prompt.Content.Messages?.ToJsonString(CanonicalJson.Options) ?? prompt.Content.Text!));
        if (prompt.Content.Messages is not null)
            tags.Add(Tag(TypeTag, "chat"));
        if (prompt.Config.Count > 0)
            tags.Add(Tag(ModelConfigTag, prompt.Config.ToJsonString(CanonicalJson.Options)));
        if (prompt.Content.Beside["response_format"] is { } format)
            tags.Add(Tag(ResponseFormatTag, format.ToJsonString(CanonicalJson.Options)));
        return prompt.Written(new JsonObject
        {
            ["model_version"] = new JsonObject
            {
                ["name"] = stored.Name,
                ["version"] = "1",
                ["source"] = "prompt-template",
                ["tags"] = tags
            },
        });
    }

    private static JsonObject Tag(string key, string value) => new() { ["key"] = key, ["value"] = value };

    private static List<(JsonObject Version, string At)> Versions(JsonNode? root) => ((root as JsonObject) switch
    {
        null => [],
        { } answer when answer["model_version"] is JsonObject one => [(one, "/model_version")],
        { } answer when answer["model_versions"] is JsonArray list => Listed(list, "/model_versions"),
        { } answer when answer["registered_model"] is JsonObject model && model["latest_versions"] is JsonArray list =>
            Listed(list, "/registered_model/latest_versions"),
        { } model when model["latest_versions"] is JsonArray list => Listed(list, "/latest_versions"),
        { } one => [(one, "")],
    }).Where(one => Tags(one.Version["tags"]).ContainsKey(TextTag) || MlflowTemplate.Is(one.Version)).ToList();

    private static List<(JsonObject Version, string At)> Listed(JsonArray list, string at) =>
        [.. list.Select((one, index) => (one as JsonObject, At: JsonPointer.Child(at, index))).Where(one => one.Item1 is not null)
            .Select(one => (one.Item1!, one.At))];

    /// <summary>Tags as the registry lists them, or as one object.</summary>
    private static Dictionary<string, string> Tags(JsonNode? tags)
    {
        var pairs = tags switch
        {
            JsonArray list => list.OfType<JsonObject>().Select(tag => (Key: tag["key"].Word(), Value: tag["value"].Word())),
            JsonObject members => members.Select(tag => (Key: (string?)tag.Key, Value: tag.Value.Word())),
            _ => [],
        };
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
            if (key is not null && value is not null)
                found[key] = value;
        return found;
    }

    private static double NumberOf(JsonObject version) =>
        double.TryParse(version["version"].Shown(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonNode? Parsed(string? json) =>
        json is not null && CanonicalJson.From(System.Text.Encoding.UTF8.GetBytes(json)) is { Succeeded: true } canonical
            ? JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth })
            : null;
}
