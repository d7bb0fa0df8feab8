using System.Globalization;
using System.Text;
using System.Text.Json;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Text from the editor or the API as content of one artifact, read by the same formats as imported files: refused with line and
/// column where it is broken or holds a secret, and digested over its canonical form.
/// </summary>
public static class EditedText
{
    public const int ByteLimit = 4_000_000;

    public static Result<NewContent> Read(ArtifactKind kind, string text, EditedFrom? from)
    {
        if (text.Length > ByteLimit || Encoding.UTF8.GetByteCount(text) > ByteLimit)
            return ArtifactsRefusals.ContentTooLarge(ByteLimit);
        if (CanonicalText.From(text) is { Succeeded: false } halves)
            return halves.Refusal;
        if (string.IsNullOrWhiteSpace(text))
            return ArtifactsRefusals.ContentMissing();
        if (kind == ArtifactKind.Settings && SettingsParts.Split(text) is { } parts)
            return ReadParts(parts);
        return kind == ArtifactKind.Tool && IsBareTool(text)
            ? ReadBareTool(text, from)
            : ReadOne(
                kind, ImportUnit.Of(
                    new SourceFile($"{kind.Folder()}/content{Extension(kind, text, from?.Format)}", Encoding.UTF8.GetBytes(text))));
    }

    private static Result<NewContent> ReadOne(ArtifactKind kind, ImportUnit unit)
    {
        var reading = ArtifactFormats.Read(unit);
        return reading.Items switch
        {
            [] => ArtifactsRefusals.UnreadableForm(kind),
            [{ Succeeded: false } refused] => refused.Refusal,
            [{ } one] when one.Value.Kind != kind => IngestRefusals.KindContradictsFolder(one.Value.Kind, kind),
            [{ } one] => one.Value.Content,
            { Count: var count } => ArtifactsRefusals.SeveralArtifacts(count),
        };
    }

    /// <summary>
    /// One tool of an MCP server stands alone in the editor; its list is put round it on the same line, so that lines stay true.
    /// </summary>
    private static Result<NewContent> ReadBareTool(string text, EditedFrom? from)
    {
        var before = Envelope(from is { Format: "mcp-tools", Form: ContentForm.Json } ? ToolDefinition.Parse(from.Canonical) : null);
        var read = ReadOne(
            ArtifactKind.Tool, ImportUnit.Of(new SourceFile("tools/content.json", Encoding.UTF8.GetBytes($"{before}{text}]}}"))));
        return read.Succeeded
            ? read.Value with { Original = Encoding.UTF8.GetBytes(text) }
            : read.Refusal with { Place = Moved(read.Refusal.Place, lines: 0, firstLineColumns: -before.Length) };
    }

    /// <summary>What the list of a server says round its tools, which the editor does not show and the version keeps.</summary>
    private static string Envelope(ToolDefinition? tool)
    {
        var envelope = new System.Text.Json.Nodes.JsonObject();
        if (tool?.Transport is { } transport)
            envelope["transport"] = transport;
        if (tool?.Server is { } server)
            envelope["serverInfo"] = JsonSerializer.SerializeToNode(server, CanonicalJson.Options);
        var members = JsonSerializer.Serialize(envelope, CanonicalJson.Options)[1..^1];
        return $"{{{members}{(members.Length == 0 ? "" : ",")}\"tools\":[";
    }

    private static Result<NewContent> ReadParts(IReadOnlyList<SettingsPart> parts)
    {
        var stem = SettingsFileName.Stem(parts[0].Name);
        var files = parts.Select(part => (Part: part, File: new SourceFile($"settings/{part.Name}", Encoding.UTF8.GetBytes(part.Text))))
            .ToList();
        var overlays = new List<SettingsOverlay>();
        foreach (var (part, file) in files.Skip(1))
        {
            var name = SettingsFileName.Stem(part.Name);
            if (!name.StartsWith(stem + ".", StringComparison.Ordinal) || overlays.Any(one => one.File.Path == file.Path))
                return ArtifactsRefusals.BadSettingsPart(part.FirstLine - 1, part.Name);
            overlays.Add(new SettingsOverlay(name[(stem.Length + 1)..], file));
        }
        var read = ReadOne(ArtifactKind.Settings, new ImportUnit(files[0].File, overlays));
        if (read.Succeeded)
            return read;
        // A refusal about a later part begins with that file's name; its lines are counted from the part's own first line.
        var at = parts.Skip(1).FirstOrDefault(
            part => read.Refusal.Sentence.StartsWith(part.Name + ": ", StringComparison.Ordinal)) ?? parts[0];
        return read.Refusal with { Place = Moved(read.Refusal.Place, lines: at.FirstLine - 1, firstLineColumns: 0) };
    }

    private static bool IsBareTool(string text)
    {
        if (!OriginalText.LooksLikeJson(text))
            return false;
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = CanonicalJson.MaxDepth });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("inputSchema", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What the file would be called: by the format the artifact has, or for a new one by what the text shows.</summary>
    private static string Extension(ArtifactKind kind, string text, string? format) => (format, kind) switch
    {
        ("markdown-prompt" or "policy-text", _) => ".md",
        ("dotprompt", _) => ".prompt",
        ({ } template, ArtifactKind.Prompt) when TemplatePrompt.ExtensionOf(template) is { } extension => extension,
        ("policy-rego", _) => ".rego",
        ("policy-cedar", _) => ".cedar",
        ("dotenv", _) => ".env",
        ("csv-dataset", _) => ".csv",
        ("dataset-card", _) => ".md",
        ("dvc", _) => ".dvc",
        ("json-dataset", _) => OriginalText.LooksLikeJson(text) ? ".json" : ".yaml",
        ("results-csv", _) => ".csv",
        ("junit", _) => ".xml",
        ("results-jsonl" or "openai-evals", _) => ".jsonl",
        (_, ArtifactKind.Dataset) => ".jsonl",
        (null, ArtifactKind.Prompt) => OriginalText.LooksLikeJson(text) && IsJson(text) ? ".json" : ".md",
        (null, ArtifactKind.Policy) when !OriginalText.LooksLikeJson(text) =>
            YamlTree.Parse(text) is { Succeeded: true, Value.Root: System.Text.Json.Nodes.JsonObject } ? ".yaml" : ".md",
        _ => OriginalText.LooksLikeJson(text) ? ".json" : ".yaml",
    };

    private static bool IsJson(string text) => CanonicalJson.From(Encoding.UTF8.GetBytes(text)).Succeeded;

    private static string? Moved(string? place, int lines, int firstLineColumns) => Places.Parse(place) is ({ } line, { } column)
        ? string.Create(CultureInfo.InvariantCulture, $"{line + lines}:{Math.Max(1, line == 1 ? column + firstLineColumns : column)}")
        : place;
}
