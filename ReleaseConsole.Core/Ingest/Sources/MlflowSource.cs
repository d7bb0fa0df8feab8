using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The prompts and registered models of an MLflow registry by its REST API 2.0, page by page: of each the version its alias points to, or
/// the newest, as the registry answers it with tags and aliases. Prompts are registered models with a tag that says so.
/// </summary>
internal sealed class MlflowSource(SourceConnection connection, Reach reach, Secrets secrets) : IImportSource
{
    private const string Root = "/api/2.0/mlflow";
    private const int PageLimit = 200;
    private const string PromptTag = "mlflow.prompt.is_prompt";

    public string Kind => "mlflow";

    public string Name => new Uri(connection.Address).Host;

    public bool IsComplete => false;

    public SourceOrigin? Origin { get; private set; }

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        try
        {
            using var http = new SourceHttp(connection, reach, secrets, "MLflow");
            Origin = new SourceOrigin(connection.Address.TrimEnd('/'), Revision: null);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            // Without the filter a registry leaves its prompts out of the search; with it, it lists them alone.
            return await StageAsync(http, $"tags.`{PromptTag}` = 'true'", seen, staging, cancel)
                ?? await StageAsync(http, filter: null, seen, staging, cancel);
        }
        catch (SecretMissingException missing)
        {
            return SourceRefusals.NotReached(missing.Message);
        }
    }

    private async Task<Refusal?> StageAsync(SourceHttp http, string? filter, HashSet<string> seen, Staging staging, CancellationToken cancel)
    {
        string? token = null;
        for (var page = 0; page < PageLimit; page++)
        {
            var list = await http.ReadAsync(
                $"{Root}/registered-models/search?max_results=100{Query("filter", filter)}{Query("page_token", token)}", cancel);
            if (!list.Succeeded)
                return list.Refusal;
            if (list.Value is null || list.Value["registered_models"] is not (null or JsonArray))
                return SourceRefusals.NotUnderstood("MLflow", "the search of registered models has no list.");
            // A registry without any leaves the empty list out, as protocol buffers do.
            foreach (var model in (list.Value["registered_models"] as JsonArray ?? []).OfType<JsonObject>())
                if (model["name"].Word() is not { Length: > 0 } name)
                    return SourceRefusals.NotUnderstood("MLflow", "a registered model has no name.");
                else if (seen.Add(name) && await StageAsync(http, model, name, staging, cancel) is { } refusal)
                    return refusal;
            token = list.Value["next_page_token"].Word();
            if (string.IsNullOrEmpty(token))
                return null;
        }
        return SourceRefusals.TooManyPages("MLflow");
    }

    private async Task<Refusal?> StageAsync(SourceHttp http, JsonObject model, string name, Staging staging, CancellationToken cancel)
    {
        var isPrompt = (model["tags"] as JsonArray ?? []).OfType<JsonObject>().Any(tag => tag["key"].Word() == PromptTag);
        var path = $"{(isPrompt ? "prompts" : "models")}/{name}.json";
        var version = connection.Label is { } alias
            ? (model["aliases"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(one => one["alias"].Word() == alias)?["version"].Word()
            : Newest(model);
        if (version is null)
            return staging.Refuse(path, SourceRefusals.NoLabelled(path, connection.Label ?? "a version number"));
        var read = await http.ReadAsync($"{Root}/model-versions/get?name={Uri.EscapeDataString(name)}&version={Uri.EscapeDataString(version)}", cancel);
        if (!read.Succeeded)
            return read.Refusal;
        if (read.Value?["model_version"] is not JsonObject found || found["name"].Word() != name || found["version"].Word() != version)
            return SourceRefusals.NotUnderstood("MLflow", $"asked for version {version} of {name}, it answered something else.");
        await using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(read.Value, CanonicalJson.Options));
        return await staging.AddAsync(path, content, new OutsideItem($"mlflow:{name}", version), cancel);
    }

    private static string? Newest(JsonObject model) => (model["latest_versions"] as JsonArray ?? []).OfType<JsonObject>()
        .Select(one => one["version"].Word()).OfType<string>()
        .MaxBy(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
