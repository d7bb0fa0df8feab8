using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The calls of MLflow's REST API 2.0 that a pull makes (mlflow/protos/model_registry.proto and service.proto), each answer checked.
/// </summary>
internal sealed class MlflowRegistry(SourceHttp http, CancellationToken cancel)
{
    private const string Root = "/api/2.0/mlflow";
    private const int PageLimit = 200;
    /// <summary>The most LoggedModels that the protocol gives at a time, and how many such pages one pull reads.</summary>
    private const int LoggedOnPage = 50;
    private const int LoggedPageLimit = 1000;

    private int _loggedPages;

    /// <summary>Everything a search finds: <c>registered-models</c>, <c>model-versions</c> or <c>experiments</c>.</summary>
    public async Task<Result<List<JsonObject>>> ListAsync(string what, string? filter)
    {
        var member = what.Replace('-', '_');
        var (found, token) = (new List<JsonObject>(), (string?)null);
        for (var page = 0; page < PageLimit; page++)
        {
            var list = await http.ReadAsync(
                $"{Root}/{what}/search?max_results=100{Query("filter", filter)}{Query("page_token", token)}", cancel);
            if (!list.Succeeded)
                return list.Refusal;
            if (list.Value is null || list.Value[member] is not (null or JsonArray))
                return SourceRefusals.NotUnderstood("MLflow", $"the search of {what.Replace('-', ' ')} has no list.");
            // A registry without any leaves the empty list out, as protocol buffers do.
            found.AddRange((list.Value[member] as JsonArray ?? []).OfType<JsonObject>());
            token = list.Value["next_page_token"].Word();
            if (string.IsNullOrEmpty(token))
                return found;
        }
        return SourceRefusals.TooManyPages("MLflow");
    }

    /// <summary>The LoggedModels of some experiments; none of a registry that is older than they are (before 3.0).</summary>
    public async Task<Result<List<JsonObject>>> LoggedInAsync(IEnumerable<string> experiments)
    {
        var question = new JsonObject
        {
            ["experiment_ids"] = new JsonArray([.. experiments.Select(id => (JsonNode)id)]),
            ["max_results"] = LoggedOnPage,
        };
        var found = new List<JsonObject>();
        for (var page = 0; page < PageLimit && _loggedPages < LoggedPageLimit; page++, _loggedPages++)
        {
            var list = await http.ReadAsync($"{Root}/logged-models/search", question, cancel);
            if (!list.Succeeded)
                return list.Refusal;
            if (list.Value is null)
                return found;
            if (list.Value["models"] is not (null or JsonArray))
                return SourceRefusals.NotUnderstood("MLflow", "the search of logged models has no list.");
            found.AddRange((list.Value["models"] as JsonArray ?? []).OfType<JsonObject>());
            if (list.Value["next_page_token"].Word() is not { Length: > 0 } token)
                return found;
            question["page_token"] = token;
        }
        return SourceRefusals.TooManyLogged(LoggedOnPage * LoggedPageLimit);
    }

    public async Task<Result<JsonObject>> VersionAsync(string name, string version)
    {
        var read = await http.ReadAsync(
            $"{Root}/model-versions/get?name={Uri.EscapeDataString(name)}&version={Uri.EscapeDataString(version)}", cancel);
        if (!read.Succeeded)
            return read.Refusal;
        return read.Value?["model_version"] is JsonObject found && found["name"].Word() == name && found["version"].Word() == version
            ? found
            : SourceRefusals.NotUnderstood("MLflow", $"asked for version {version} of {name}, it answered something else.");
    }

    /// <summary>A LoggedModel by its id; null when it is gone.</summary>
    public async Task<Result<JsonObject?>> LoggedAsync(string id)
    {
        var read = await http.ReadAsync($"{Root}/logged-models/{Uri.EscapeDataString(id)}", cancel);
        if (read is not { Succeeded: true, Value: { } answer })
            return read;
        return answer["model"] is JsonObject model && model["info"]?["model_id"].Word() == id
            ? model
            : SourceRefusals.NotUnderstood("MLflow", $"asked for the logged model {id}, it answered something else.");
    }

    /// <summary>The logged model a version was registered from: its <c>model_id</c>, or a source such as <c>models:/m-1f2e</c>.</summary>
    public static string? LoggedIn(JsonObject version) => version["model_id"].Word() is { Length: > 0 } id ? id
        : version["source"].Word() is { } source && source.StartsWith("models:/", StringComparison.Ordinal)
            && source["models:/".Length..] is { Length: > 0 } rest
            && !rest.Contains('/') && !rest.Contains('@') ? rest : null;

    /// <summary>
    /// The filter that finds one name; null for a name with both kinds of quotes, which the registry's language cannot say.
    /// </summary>
    public static string? Named(string name) => !name.Contains('\'') ? $"name='{name}'" : !name.Contains('"') ? $"name=\"{name}\"" : null;

    public static int NumberOf(JsonNode? version) =>
        int.TryParse(
            version.Word() ?? version.Number()?.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture,
            out var number)
            ? number
            : 0;

    /// <summary>Milliseconds since 1970; protocol buffers write such numbers as words where they follow their own rule.</summary>
    public static double TimeOf(JsonNode? time) =>
        time.Number() ?? (double.TryParse(time.Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 0);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
