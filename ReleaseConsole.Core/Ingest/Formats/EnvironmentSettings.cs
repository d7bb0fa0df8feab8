using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Runtime settings with what differs per environment, as one artifact: <c>{"base":{…},"overlays":{"production":{…}}}</c>.
/// References to secrets are content; a secret written out is refused.
/// </summary>
public sealed class EnvironmentSettings : IWritableFormat
{
    public string Name => "environment-settings";

    public ArtifactKind Kind => ArtifactKind.Settings;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, FolderKind: ArtifactKind.Settings };

    /// <summary>The environments that differ in settings as they are kept; none when it is content of another shape.</summary>
    public static IReadOnlyList<string> OverlaysOf(byte[] canonical)
    {
        try
        {
            using var document = JsonDocument.Parse(canonical);
            return document.RootElement is { ValueKind: JsonValueKind.Object } whole
                && whole.TryGetProperty("overlays", out var overlays) && overlays.ValueKind == JsonValueKind.Object
                ? [.. overlays.EnumerateObject().Select(one => one.Name)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadAs(unit, Name)];

    internal static Result<Candidate> ReadAs(ImportUnit unit, string format)
    {
        if (Settings(unit.File) is { Succeeded: false } refused)
            return refused.Refusal;
        // One file that already has the shape of the artifact: what an export writes.
        if (unit.Overlays.Count == 0 && IsWhole(Settings(unit.File).Value))
            return Of(unit, Settings(unit.File).Value, format);
        var overlays = new JsonObject();
        foreach (var overlay in unit.Overlays)
        {
            var settings = Settings(overlay.File);
            if (!settings.Succeeded)
                return settings.Refusal with { Sentence = $"{Path.GetFileName(overlay.File.Path)}: {settings.Refusal.Sentence}" };
            overlays[overlay.Environment] = settings.Value.DeepClone();
        }
        var whole = new JsonObject { ["base"] = Settings(unit.File).Value.DeepClone(), ["overlays"] = overlays };
        return Of(unit, whole, format);
    }

    private static Candidate Of(ImportUnit unit, JsonObject whole, string format) => new(
        ArtifactKind.Settings, ArtifactPaths.Of(ArtifactKind.Settings, SettingsFileName.Plain(unit.File.Path)),
        new NewContent(ContentForm.Json, CanonicalJson.Of(whole), Originals(unit), format));

    private static bool IsWhole(JsonObject settings) => settings.Count == 2 && settings["base"] is JsonObject
        && settings["overlays"] is JsonObject overlays && overlays.All(one => one.Value is JsonObject);

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var whole = (JsonObject)JsonNode.Parse(stored.Canonical)!;
        return new WrittenArtifact(
            WrittenJson.Of(
                whole["overlays"] is JsonObject { Count: 0 } && !IsWhole((JsonObject)whole["base"]!) ? whole["base"] : whole),
            [.. stored.Format == DotenvSettings.Named ? Marked(whole) : []]);
    }

    /// <summary>What holds everywhere, and what differs in each environment.</summary>
    internal static IEnumerable<JsonObject> PartsOf(JsonObject whole) =>
        ((JsonObject)whole["overlays"]!).Select(one => one.Value).Prepend(whole["base"]).OfType<JsonObject>();

    private static IEnumerable<string> Marked(JsonObject whole) => PartsOf(whole).SelectMany(one => one)
        .Where(one => one.Value.Word() is { } value && Dotenv.HasMark(value)).Select(one => one.Key).Distinct(StringComparer.Ordinal)
        .Select(name => $"{name} has a dollar that single quotes keep from being filled in; JSON has no such quotes, so it is written \\$.");

    private static Result<JsonObject> Settings(SourceFile file)
    {
        var structure = file.Structure.Value;
        if (structure.Root is not JsonObject settings)
            return IngestRefusals.WrongType("1:1", "Settings", "an object: names with values, such as retries: 3");
        return LiteralSecrets.FirstIn(structure) is { } secret ? secret : settings;
    }

    /// <summary>One file as it is; several by name in one JSON object, so that comments and spelling can be seen again.</summary>
    private static byte[] Originals(ImportUnit unit) => unit.Overlays.Count == 0
        ? unit.File.Bytes
        : JsonSerializer.SerializeToUtf8Bytes(
            unit.Overlays.Select(overlay => overlay.File).Prepend(unit.File)
                .ToDictionary(file => Path.GetFileName(file.Path), file => file.Text.Value, StringComparer.Ordinal),
            CanonicalJson.Options);
}
