using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What JSON, YAML and dotenv name wherever it stands in them: models, labels, and what servers are started from.</summary>
internal static class StructuredNames
{
    public static IEnumerable<NamedThing> In(ClosureContent content, KnownNames known) =>
        (SettingsParts.Split(content.Text) ?? [new SettingsPart("content.json", content.Text, 1)])
            .SelectMany(part => In(content, part, known));

    private static IEnumerable<NamedThing> In(ClosureContent content, SettingsPart part, KnownNames known)
    {
        if (Read(content.Kind, part) is not { } read)
            return content.Kind == ArtifactKind.Policy ? RegoNames.In(content) : [];
        var models = content.Kind == ArtifactKind.Tool
            ? []
            : Models(read.Root, content.Kind, known).Select(one => At(one.Pointer, ArtifactKind.Model, one.Name, one.Why));
        var started = content.Kind is ArtifactKind.Tool or ArtifactKind.Settings
            ? LaunchedPackages.In(read.Root).Select(one => At(one.Pointer, ArtifactKind.Tool, one.Name, one.Why))
            : [];
        var labels = content.Kind == ArtifactKind.Settings
            ? LabelNames.In(read.Root).Concat(VersionNames.In(read.Root)).Select(one => At(one.Pointer, one.Kind, one.Name, one.Why))
            : [];
        var guarded = content.Kind == ArtifactKind.Policy
            ? GuardedNames.In(read.Root, known).Select(one => At(one.Pointer, one.Kind, one.Name, null))
            : [];
        return models.Concat(started).Concat(labels).Concat(guarded);

        NamedThing At(string pointer, ArtifactKind kind, string name, string? why) =>
            Places.Parse(read.PlaceOf(pointer)) is ({ } line, { } column)
                ? new NamedThing(content.Path, part.FirstLine - 1 + line, column, kind, name, null) { Floats = why }
                : new NamedThing(content.Path, 1, 1, kind, name, null) { Floats = why };
    }

    private static IEnumerable<(string Name, string Pointer, string? Why)> Models(JsonNode? root, ArtifactKind kind, KnownNames known)
    {
        var served = ServedNames.In(root).Select(one => (one.Name, one.Pointer, (string?)one.Why));
        var named = ModelNames.In(root, kind, known).Select(one => (one.Name, one.Pointer, (string?)null));
        return served.Concat(named).DistinctBy(one => one.Pointer);
    }

    /// <summary>A mapping in braces may be JSON or YAML; lines of names with <c>=</c> may be settings of either or a dotenv.</summary>
    private static StructuredText? Read(ArtifactKind kind, SettingsPart part)
    {
        var bytes = Encoding.UTF8.GetBytes(part.Text);
        string[] readings = kind == ArtifactKind.Settings
            ? ["content.json", part.Name, "content.yaml", ".env"]
            : ["content.json", "content.yaml"];
        return readings.Distinct().Select(name => new SourceFile($"{kind.Folder()}/{name}", bytes).Structure)
            .FirstOrDefault(one => one is { Succeeded: true, Value.Root: JsonObject or JsonArray })?.Value;
    }
}
