using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The operations of an OpenAPI 3.x description, each as a tool: parameters and body become the input, the answer's schema the output,
/// and the method says what HTTP promises of it (RFC 9110 §9.2: GET is safe, PUT and DELETE are idempotent).
/// </summary>
public sealed class OpenApiOperations : IWritableFormat
{
    public string Name => "openapi";

    public ArtifactKind Kind => ArtifactKind.Tool;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
        && root["openapi"].Word()?.StartsWith("3.", StringComparison.Ordinal) == true
        && root["paths"] is JsonObject paths && (Operations(new OpenApiDocument(root)).Any() || paths.Any(one => IsElsewhere(one.Value)));

    /// <summary>Why a description of an API holds no tool; null when it is none of an API.</summary>
    internal static Refusal? WhyNot(SourceFile file) =>
        file is not { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } } ? null
        : root["swagger"] is not null ? FormatRefusals.OldDescription(file.Structure.Value.PlaceOf("/swagger"))
        : root["openapi"].Word()?.StartsWith("3.", StringComparison.Ordinal) == true
            ? FormatRefusals.NoOperation(file.Structure.Value.PlaceOf("/paths"))
        : null;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (file.FolderKind is { } folder and not ArtifactKind.Tool)
            return [IngestRefusals.KindContradictsFolder(ArtifactKind.Tool, folder)];
        var structure = file.Structure.Value;
        var document = new OpenApiDocument((JsonObject)structure.Root!);
        var (operations, isFirst) = (Operations(document), true);
        return operations.Select(one =>
        {
            var read = ReadOne(structure, document, one);
            if (isFirst && Called(document) is { } remark)
                read = read.Then(candidate => candidate with { Notes = [.. candidate.Notes, remark] });
            isFirst = false;
            return read;
        }).Concat(Elsewhere(structure, document));
    }

    private Result<Candidate> ReadOne(StructuredText structure, OpenApiDocument document, OpenApiOperation operation)
    {
        var name = operation.Name;
        if (name.Length is 0 or > 128)
            return FormatRefusals.BadToolName(structure.PlaceOf(operation.At), name);
        if (!document.HasBudget)
            return FormatRefusals.DescriptionTooLarge(structure.PlaceOf(operation.At));
        var input = OpenApiSchemas.InputOf(document, operation);
        var output = OpenApiSchemas.OutputOf(document, operation);
        var isSafe = operation.Method is "get" or "head" or "options" or "trace";
        var isRepeatable = operation.Method is "put" or "delete";
        var described = operation.Members["description"].Word();
        var definition = new ToolDefinition(
            name, described is null ? null : operation.Members["summary"].Word(), described ?? operation.Members["summary"].Word(),
            input.Schema, output)
        {
            Annotations = ToolAnnotations.Defaults with { ReadOnlyHint = isSafe, IdempotentHint = isRepeatable },
            AnnotationsStated = isSafe ? ["readOnlyHint"] : isRepeatable ? ["idempotentHint"] : [],
            Server = document.ServerOf(operation),
            Other = Request(document, operation, input),
        };
        return new Candidate(
            ArtifactKind.Tool, $"tools/{name}", new NewContent(
                ContentForm.Json, definition.ToCanonical(), WrittenJson.Of(document.Alone(operation)), Name))
        { Notes = document.Remarks() };
    }

    private static JsonObject Request(OpenApiDocument document, OpenApiOperation operation, OpenApiInput input)
    {
        var request = new JsonObject { ["method"] = operation.Method, ["path"] = operation.Path };
        if (input.Places.Count > 0)
            request["in"] = new JsonObject(input.Places.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        if (input.BodyType is { } type and not OpenApiSchemas.Json)
            request["bodyType"] = type;
        if (input.Names.Count > 0)
            request["names"] = new JsonObject(input.Names.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        if (input.Encoded.Count > 0)
            request["encoded"] = new JsonObject(input.Encoded.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        if (document.SecurityOf(operation) is { } security)
        {
            request["security"] = security.DeepClone();
            if (document.SchemesOf(security) is { Count: > 0 } schemes)
                request["securitySchemes"] = schemes;
        }
        if (document.ServersOf(operation) is { } servers)
            request["servers"] = servers;
        if (operation.Members["deprecated"] is JsonValue deprecated)
            request["deprecated"] = deprecated.DeepClone();
        return request;
    }

    /// <summary>The operations of a path that stands in another file would be missing from the release, and nobody would be told.</summary>
    private static IEnumerable<Result<Candidate>> Elsewhere(StructuredText structure, OpenApiDocument document) =>
        from item in (JsonObject)document.Root["paths"]!
        where IsElsewhere(item.Value) || (item.Value is JsonObject && document.Followed(item.Value) is null)
        select (Result<Candidate>)FormatRefusals.PathElsewhere(
            structure.PlaceOf(JsonPointer.Child("/paths", item.Key)), item.Key, item.Value!["$ref"].Shown());

    private static bool IsElsewhere(JsonNode? item) =>
        item is JsonObject one && one["$ref"].Word() is { } reference && !reference.StartsWith('#');

    private static string? Called(OpenApiDocument document) => document.Root["webhooks"] is JsonObject { Count: > 0 } hooks
        ? $"Its webhooks are calls that come in, and no tools: {Counted.Names([.. hooks.Select(one => one.Key)], most: 8)}."
        : null;

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document)
    {
        foreach (var (path, item) in (JsonObject)document.Root["paths"]!)
            if (!IsElsewhere(item) && document.Followed(item) is { } shared)
                foreach (var method in OpenApiOperation.Methods)
                    if (shared[method] is JsonObject members)
                        yield return new OpenApiOperation(path, method, members, shared);
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var tool = WrittenTool.Of(stored);
        return tool.Definition.Other?["method"].Word() is { } method && tool.Definition.Other["path"].Word() is { } path
            ? tool.Written(OpenApiWriting.Document(tool, method, path))
            : IngestRefusals.NotWritable(stored.Path, "an OpenAPI operation; it has no method and path");
    }
}
