using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>
/// Model names that a vendor moves to newer models. The release still holds the bytes that name them, so it is allowed and said aloud.
/// </summary>
public static partial class ModelAliases
{
    private static readonly string[] Naming = ["model", "model_name", "model_uri"];

    /// <summary>The sentences for a model artifact, or null when each of its models stays what it is or none is stated.</summary>
    public static string? Note(string path, ReadOnlySpan<byte> settings)
    {
        var root = JsonNode.Parse(settings);
        var notes = Stated(root).Select(one => Note(path, one)).Concat(RegistryAliases.In(root).Select(one => Registry(path, one)))
            .OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return notes.Count == 0 ? null : string.Join(' ', notes);
    }

    /// <summary>What a model artifact asks: itself, or each deployment of a group between which a proxy chooses.</summary>
    public static IReadOnlyList<JsonObject> Stated(JsonNode? settings) => settings is not JsonObject root ? []
        : NameOf(root) is not null ? [root]
        : [.. (root["deployments"] as JsonArray ?? []).OfType<JsonObject>().Where(one => NameOf(one) is not null)];

    public static string? NameOf(JsonObject asked) => MemberOf(asked) is { } member ? asked[member].Word() : null;

    /// <summary>The member that names the model.</summary>
    internal static string? MemberOf(JsonObject asked) => Naming.FirstOrDefault(member => asked[member].Word() is not null);

    /// <summary>Whether a name is one its vendor can move. What has no date, version or digest is taken to move.</summary>
    public static bool Moves(string model) => model.StartsWith("models:/", StringComparison.Ordinal)
        ? !Registered().IsMatch(model)
        // What a run of MLflow has logged stays in that run.
        : !model.StartsWith("runs:/", StringComparison.Ordinal)
        && !FineTuned().IsMatch(model) && Prefix().Replace(model, "") is var name && (Latest().IsMatch(name) || !Snapshot().IsMatch(name));

    /// <summary>Whether it is known to move: a vendor that dates its models hosts it, or the name says so itself.</summary>
    public static bool IsKnownToMove(string model) =>
        Moves(model) && Prefix().Replace(model, "") is var name && !Weights().IsMatch(name)
            && (Latest().IsMatch(name) || Hosted().IsMatch(name) || Preview().IsMatch(name));

    /// <summary>The sentence for one of those it asks.</summary>
    public static string? Note(string path, JsonObject asked)
    {
        if (NameOf(asked) is not { } model)
            return null;
        if (RegistryAliases.Is(model))
            return Registry(path, model);
        if (VariableIn(asked, model) is { } variable)
            return $"{path} takes the model's name from the environment variable {variable}, so the release "
                + "does not say which model is asked.";
        if (model.Contains('*'))
            return $"{path} passes on whatever model a caller names ({model}), so the release does not say which models are asked.";
        // Azure tells the version apart from the name, and upgrades it unless it is told not to.
        if (asked["model_version"] is { } version)
            return HeldModel.Is(asked)
                ? null
                : $"{path} asks for {model} {version}, which Azure upgrades by itself. NoAutoUpgrade keeps it.";
        if (asked["revision"].Word() is { } revision && HeldModel.IsBranch(revision))
            return $"{path} asks for {model} at {revision}, a branch that moves. A commit stays the same.";
        if (ServedModels.WhyMoves(asked) is { } served)
            return $"{path} asks for {served}.";
        var known = HeldModel.BaseOf(asked) ?? model;
        return !Moves(known) || HeldModel.Is(asked) ? null
            : IsKnownToMove(known) ? $"{path} asks for {known}, a name its vendor can move to another model. A dated name stays the same."
            : $"{path} asks for {known}, a name without a date or a version: only its host knows whether it stays the same model.";
    }

    private static string Registry(string path, string reference) =>
        $"{path} asks for {reference}, which MLflow can point to another version. The number of a version stays the same.";

    // LiteLLM's os.environ/NAME is kept with its first part as the provider.
    private static string? VariableIn(JsonObject asked, string model) =>
        asked["provider"].Word() == "os.environ" ? model
        : Environment().Match(model) is { Success: true } found ? found.Groups["name"].Value
        : null;

    [GeneratedRegex(@"^(?:os\.environ/|env:|\$\{?)(?<name>\w+)\}?$", RegexOptions.CultureInvariant)]
    private static partial Regex Environment();

    // vertex_ai/…, openrouter/openai/…, openai:…, us.anthropic.…
    [GeneratedRegex(@"^(?:.*/(?=[^/]+$))?(?:[a-z][a-z_]*:(?=[a-z]))?(?:(?:[a-z]+\.)+(?=[a-z]))?", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(?:^|[-:@])(?:latest|stable|default)$", RegexOptions.IgnoreCase)]
    private static partial Regex Latest();

    [GeneratedRegex(@"(?:^|[-:@])(?:preview|exp)$", RegexOptions.IgnoreCase)]
    private static partial Regex Preview();

    [GeneratedRegex(
        @"^(?:(?:gpt|chatgpt|claude|gemini|mistral|ministral|codestral|magistral|pixtral|command)-|o\d(?:-|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Hosted();

    // Weights that anyone hosts are not moved by their vendor: Mistral-7B-Instruct-v0.3, Mixtral-8x7B, gpt-oss-120b. Nor are the stable
    // names of Gemini, beside which Google names no dated ones (Gemini API, Models: stable, preview, latest).
    [GeneratedRegex(
        @"^gpt-oss-|-\d+(?:x\d+)?(?:\.\d+)?b(?:-|$)|^gemini-(?:2\.5|[3-9](?:\.\d+)?)-(?:pro|flash|flash-lite)$", RegexOptions.IgnoreCase)]
    private static partial Regex Weights();

    // A fine-tune is made once, of one model: ft:gpt-4o-mini-2024-07-18:acme::x.
    [GeneratedRegex(@"^(?:.*/)?ft:[^:/]+:", RegexOptions.IgnoreCase)]
    private static partial Regex FineTuned();

    // A day, a month, a build: 2025-04-14, 20250414, preview-05-20, 08-2024, -0613, -001, @003, 1106-preview; a version of Bedrock (-v2:0),
    // one behind @, a digest. From 4.6 on, Anthropic's names without a date are fixed as well (Model IDs and versioning, Claude Platform
    // Docs).
    [GeneratedRegex(
        @"\d{4}-\d{2}-\d{2}|(?<!\d)\d{8}(?!\d)|(?:preview|exp)-\d{2}-\d{2,4}$|[-@]\d{3,6}(?:-preview)?$"
        + @"|-v\d+:\d+(?::\d+k)?$|@[\w.-]*\d[\w.-]*$"
        + @"|sha256:[0-9a-f]{64}$|^claude-[a-z]+-(?:4-(?:[6-9]|\d\d)|[5-9](?:-\d{1,2})?)(?:-v\d)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Snapshot();

    // MLflow: models:/name/3 and models:/m-<id> stay; models:/name@champion and models:/name/Production move.
    [GeneratedRegex(@"^models:/(?:[^/@]+/\d+|m-[0-9a-f]+)$")]
    private static partial Regex Registered();
}
