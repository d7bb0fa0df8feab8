using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as LangChain's <c>save</c> writes it (<c>"_type": "prompt"</c>, which older ones leave out, or <c>"few_shot"</c>). The
/// examples of a few-shot prompt are what the model reads, so they stand written out in the text. Of a saved chain the prompt and its
/// model.
/// </summary>
public sealed class LangChainSaved : IArtifactFormat
{
    private static readonly string[] Theirs = [PromptSyntax.FString, PromptSyntax.Jinja, PromptSyntax.Mustache];

    public string Name => "langchain-saved";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public bool Reads(SourceFile file) => file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
        && !IsAnothers(root)
        && (root["_type"].Word(), root) switch
        {
            ("prompt", _) => root.ContainsKey("template") || root.ContainsKey("template_path"),
            // load_prompt takes a prompt without a type for a plain one.
            (null, _) => !root.ContainsKey("_type") && root["input_variables"] is JsonArray
                && (root.ContainsKey("template") || root.ContainsKey("template_path")),
            ("few_shot", _) => root.ContainsKey("example_prompt") || root.ContainsKey("example_prompt_path"),
            ({ } type, _) when IsChain(type) => root["prompt"] is JsonObject && root["llm"] is JsonObject,
            _ => false,
        };

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        var structure = file.Structure.Value;
        var root = (JsonObject)structure.Root!;
        var (prompt, at) = root["_type"].Word() is { } type && IsChain(type) ? ((JsonObject)root["prompt"]!, "/prompt") : (root, "");
        var text = prompt["_type"].Word() == "few_shot" ? FewShot(structure, prompt, at) : Text(structure, prompt, at, "template");
        return [text.Then(read => new Candidate(
            ArtifactKind.Prompt, ArtifactPaths.Of(ArtifactKind.Prompt, file.Path),
            new PromptContent(read, null, prompt == root ? Beside(root) : WithModel(Beside(prompt), (JsonObject)root["llm"]!))
                .ToContent(file.Bytes, Name))
        {
            Notes = [.. Notes(root, prompt)],
        })];
    }

    /// <summary>Semantic Kernel writes the same members: its variables are objects, and its template formats are others.</summary>
    private static bool IsAnothers(JsonObject root) => !root.ContainsKey("_type")
        && ((root["template_format"].Word() is { } format && !Theirs.Contains(format))
            || (root["input_variables"] as JsonArray)?.Any(one => one is JsonObject) == true);

    /// <summary>Why such a prompt is not read; null for what is none.</summary>
    internal static Refusal? WhyNot(StructuredText structure, JsonObject root) => root["template"].Word() is not null && IsAnothers(root)
        ? FormatRefusals.UnknownTemplate(structure.PlaceOf("/template_format"), root["template_format"].Word() ?? "semantic-kernel")
        : null;

    private static bool IsChain(string type) => type.EndsWith("_chain", StringComparison.Ordinal);

    private static IEnumerable<string> Notes(JsonObject root, JsonObject prompt)
    {
        if (prompt["examples"] is JsonArray examples)
            yield return $"{examples.Count} examples are written out in its text.";
        if (prompt != root)
            yield return "The chain's model and its settings are kept beside the prompt; what else the chain says stays in the file alone.";
    }

    private static JsonObject WithModel(JsonObject beside, JsonObject llm)
    {
        if (llm["_type"].Word() is { } type)
            beside["model_class"] = type;
        var config = new JsonObject(llm.Where(one => one.Key != "_type" && one.Value is not null)
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        if (config.Count > 0)
            beside["config"] = config;
        return beside;
    }

    private static JsonObject Beside(JsonObject root)
    {
        var beside = new JsonObject { ["syntax"] = root["template_format"].Word() ?? "f-string" };
        if (root["partial_variables"] is JsonObject { Count: > 0 } filled)
            beside["partial_variables"] = filled.DeepClone();
        return beside;
    }

    /// <summary>
    /// Prefix, examples and suffix with the separator between, as <c>FewShotPromptTemplate.format</c> puts them together.
    /// </summary>
    private static Result<string> FewShot(StructuredText structure, JsonObject root, string at)
    {
        if (root["template_format"] is { } format && format.Word() != "f-string")
            return IngestRefusals.WrongType(
                structure.PlaceOf(at + "/template_format"), "template_format", "f-string, because the examples are written out");
        if (root["example_prompt"] is not JsonObject each)
            return IngestRefusals.Missing(
                structure.PlaceOf(at + "/example_prompt_path"), "example_prompt; its file is not read, put it in here. It");
        if (root["examples"] is not JsonArray examples)
            return IngestRefusals.WrongType(
                structure.PlaceOf(at + "/examples"), "examples", "a list; a file of examples is not read, put them in here");
        var template = Text(structure, each, at + "/example_prompt", "template");
        var suffix = Text(structure, root, at, "suffix");
        if (!template.Succeeded || !suffix.Succeeded)
            return template.Refusal ?? suffix.Refusal!;
        var pieces = new List<string> { root["prefix"].Word() ?? "" };
        for (var index = 0; index < examples.Count; index++)
            if (examples[index] is not JsonObject example || Filled(template.Value, example) is not { } piece)
                return IngestRefusals.WrongType(
                    structure.PlaceOf($"{at}/examples/{index}"), "An example",
                    "an object with a value for every variable of example_prompt");
            else
                pieces.Add(piece);
        return string.Join(root["example_separator"].Word() ?? "\n\n", pieces.Append(suffix.Value).Where(piece => piece.Length > 0));
    }

    private static Result<string> Text(StructuredText structure, JsonObject of, string at, string member) => of[member].Word() is { } text
        ? text
        : of.ContainsKey(member) ? IngestRefusals.WrongType(structure.PlaceOf($"{at}/{member}"), member, "text")
            : IngestRefusals.Missing(
                structure.PlaceOf(at), of.ContainsKey($"{member}_path") ? $"{member}; its file is not read, put it in here. It" : member);

    /// <summary>An f-string with its values put in; null when one is missing.</summary>
    private static string? Filled(string template, JsonObject values)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
            if (template[at] is '{' or '}' && at + 1 < template.Length && template[at + 1] == template[at])
                text.Append(template[at++]);
            else if (template[at] != '{')
                text.Append(template[at]);
            else if (template.IndexOf('}', at) is > 0 and var end && values[template[(at + 1)..end]] is { } value)
            {
                text.Append(value.Word() ?? value.ToJsonString(CanonicalJson.Options));
                at = end;
            }
            else
                return null;
        return text.ToString();
    }
}
