using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Tests.Given;

/// <summary>Manifests with contents, written in a line each, for decisions that need no database.</summary>
internal static class Content
{
    public static ManifestContents Manifest(params PinnedContent[] pins) => new(
        CanonicalJson.DigestOf(pins.Select(one => one.Pin).ToList()),
        [.. pins.Where(one => one.Pin.Kind != ArtifactKind.Evaluation)],
        [.. pins.Where(one => one.Pin.Kind == ArtifactKind.Evaluation)]);

    public static PinnedContent Prompt(string name, string text) =>
        Of(ArtifactKind.Prompt, name, ContentForm.Text, Encoding.UTF8.GetBytes(text));

    /// <summary>A tool by its input schema, with the hints it states: <c>readOnlyHint</c> or <c>!readOnlyHint</c>.</summary>
    public static PinnedContent Tool(
        string name, string schema = "{}", string hints = "readOnlyHint !openWorldHint", string? description = null)
    {
        var stated = hints.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(hint => hint.TrimStart('!'), hint => hint[0] != '!');
        var defaults = ToolAnnotations.Defaults;
        var tool = new ToolDefinition(name, null, description, JsonNode.Parse(schema)!, null)
        {
            Annotations = new ToolAnnotations(
                stated.GetValueOrDefault("readOnlyHint", defaults.ReadOnlyHint), stated.GetValueOrDefault(
                    "destructiveHint", defaults.DestructiveHint),
                stated.GetValueOrDefault("idempotentHint", defaults.IdempotentHint), stated.GetValueOrDefault(
                    "openWorldHint", defaults.OpenWorldHint)),
            AnnotationsStated = [.. stated.Keys.Order(StringComparer.Ordinal)],
        };
        return Of(ArtifactKind.Tool, name, ContentForm.Json, tool.ToCanonical());
    }

    /// <summary>A tool with one parameter of the given schema.</summary>
    public static PinnedContent Taking(string name, string parameter, string schema) =>
        Tool(name, $$$"""{"type":"object","properties":{"{{{parameter}}}":{{{schema}}}},"additionalProperties":false}""");

    public static PinnedContent Model(string yaml) => Of(ArtifactKind.Model, "default", ContentForm.Json, Structured(yaml));

    public static PinnedContent Dataset(params string[] rows) =>
        Of(ArtifactKind.Dataset, "golden", ContentForm.Bytes, Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n"));

    public static PinnedContent Policy(string yaml) =>
        Of(ArtifactKind.Policy, "guardrails", ContentForm.Text, Encoding.UTF8.GetBytes(yaml));

    public static PinnedContent Settings(string yaml) => Of(ArtifactKind.Settings, "runtime", ContentForm.Json, Structured(yaml));

    /// <summary>Results on a prompt, case by case: <c>+</c> passed, <c>-</c> failed, <c>!</c> no answer.</summary>
    public static PinnedContent Evaluation(PinnedContent prompt, string results, string firstCase = "c")
    {
        var rows = results.Select((mark, at) => new EvaluationRow(
            $"{firstCase}{at}", $"case {at}", null, 0, "desk", mark == '!' ? null : mark == '+', null, mark == '!' ? "no answer" : null,
            null, null, 0));
        var record = new EvaluationRecord(
            "promptfoo/3", "golden", null, [new EvaluatedPrompt(EvaluatedPrompt.DigestOf(prompt.Bytes), prompt.Pin.Path)], ["desk"],
            [.. rows],
            new EvaluationStats(results.Count(c => c == '+'), results.Count(c => c == '-'), results.Count(c => c == '!')));
        return Of(ArtifactKind.Evaluation, "golden", ContentForm.Json, record.ToCanonical());
    }

    /// <summary>The same results with something else said of them.</summary>
    public static PinnedContent With(PinnedContent evaluation, Func<EvaluationRecord, EvaluationRecord> change) =>
        Of(ArtifactKind.Evaluation, "golden", ContentForm.Json, change(EvaluationRecord.Parse(evaluation.Bytes)).ToCanonical());

    private static byte[] Structured(string yaml) => CanonicalJson.Of(YamlTree.Parse(yaml).Value.Root);

    public static PinnedContent Of(ArtifactKind kind, string name, ContentForm form, byte[] bytes)
    {
        var digest = Digest.Of(bytes);
        var version = new ArtifactVersion(
            default, new TenantId(Guid.Empty), default, 1, digest, null, digest, "test", Guid.Empty, "test", [], "", "{}",
            DateTimeOffset.UnixEpoch);
        return new PinnedContent(new PinnedArtifact(kind, $"{kind.Folder()}/{name}", digest), version, form, bytes);
    }
}
