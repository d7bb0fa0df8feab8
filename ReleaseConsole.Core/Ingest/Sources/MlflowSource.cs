using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Outside;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// An MLflow registry by its REST API 2.0, page by page: of each prompt and registered model every version that is not here yet and those
/// an alias points to, and the LoggedModels none was made of; or only what the alias asked for points to. A tag tells prompts from models.
/// </summary>
internal sealed class MlflowSource(SourceConnection connection, SourceLine line, KnownOutside known) : IImportSource
{
    private const string PromptTag = "mlflow.prompt.is_prompt";
    private const string IsPrompt = $"tags.`{PromptTag}` = 'true'";

    public string Kind => "mlflow";

    public string Name => new Uri(connection.Address).Host;

    public bool IsComplete => false;

    public SourceOrigin? Origin { get; private set; }

    public async Task<Refusal?> StageAsync(Staging staging, CancellationToken cancel)
    {
        try
        {
            using var http = new SourceHttp(connection, line, "MLflow");
            var registry = new MlflowRegistry(http, cancel);
            Origin = new SourceOrigin(connection.Address.TrimEnd('/'), Revision: null);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var registered = new HashSet<string>(StringComparer.Ordinal);
            // Without the filter a registry leaves its prompts out of the search; with it, it lists them alone.
            foreach (var filter in new[] { IsPrompt, null })
            {
                var models = await registry.ListAsync("registered-models", filter);
                if (!models.Succeeded)
                    return models.Refusal;
                foreach (var model in models.Value)
                    if (model["name"].Word() is not { Length: > 0 } name)
                        return SourceRefusals.NotUnderstood("MLflow", "a registered model has no name.");
                    else if (seen.Add(name)
                        && await StageAsync(registry, new ListedModel(name, model, registered), staging, cancel) is { } refusal)
                        return refusal;
            }
            // An alias points to registered versions alone.
            return connection.Label is null ? await new MlflowLoggedModels(registry, known, staging).StageAsync(registered, cancel) : null;
        }
        catch (SecretMissingException missing)
        {
            return SourceRefusals.NotReached(missing);
        }
    }

    private Task<Refusal?> StageAsync(MlflowRegistry registry, ListedModel model, Staging staging, CancellationToken cancel)
    {
        var files = new VersionFiles(staging, $"{(model.IsPrompt ? "prompts" : "models")}/{model.Name}", $"mlflow:{model.Name}");
        return connection.Label is { } alias
            ? StageOnlyAsync(registry, model, alias, files, cancel)
            : StageAllAsync(registry, model, files, cancel);
    }

    private static async Task<Refusal?> StageOnlyAsync(
        MlflowRegistry registry, ListedModel model, string alias, VersionFiles files, CancellationToken cancel)
    {
        if (model.Aliases.FirstOrDefault(one => one.Alias == alias).Version is not { } version)
            return files.HasNone(alias);
        var found = await registry.VersionAsync(model.Name, version);
        return found.Succeeded
            ? await AddAsync(registry, model, found.Value, answer => files.AddOnlyAsync(version, answer, model.AliasesOf(version), cancel))
            : found.Refusal;
    }

    private async Task<Refusal?> StageAllAsync(MlflowRegistry registry, ListedModel model, VersionFiles files, CancellationToken cancel)
    {
        if (MlflowRegistry.Named(model.Name) is not { } named)
            return files.CannotBeAskedFor();
        var list = await registry.ListAsync("model-versions", model.IsPrompt ? $"{named} AND {IsPrompt}" : named);
        if (!list.Succeeded)
            return list.Refusal;
        var versions = list.Value.Where(one => one["name"].Word() == model.Name).ToLookup(one => MlflowRegistry.NumberOf(one["version"]));
        model.Registered.UnionWith(list.Value.Select(MlflowRegistry.LoggedIn).OfType<string>());
        var taken = files.Taken(versions.Select(group => group.Key));
        if (!taken.Succeeded)
            return taken.Refusal;
        foreach (var number in taken.Value)
        {
            var aliases = model.AliasesOf($"{number}");
            if (number != taken.Value[^1] && aliases.Count == 0 && known.Has($"mlflow:{model.Name}", $"{number}"))
                continue;
            if (await AddAsync(
                registry, model, versions[number].First(),
                answer => files.AddAsync(number, revision: null, answer, aliases, cancel)) is { } refusal)
                return refusal;
        }
        return null;
    }

    /// <summary>A version as the registry answers it, with the aliases that point to it and the logged model it was made of.</summary>
    private static async Task<Refusal?> AddAsync(
        MlflowRegistry registry, ListedModel model, JsonObject version, Func<JsonObject, Task<Refusal?>> add)
    {
        var copy = (JsonObject)version.DeepClone();
        copy["aliases"] = new JsonArray([.. model.AliasesOf($"{version["version"].Word()}").Select(alias => (JsonNode)alias)]);
        var answer = new JsonObject { ["model_version"] = copy };
        if (MlflowRegistry.LoggedIn(version) is { } id)
        {
            var logged = await registry.LoggedAsync(id);
            if (!logged.Succeeded)
                return logged.Refusal;
            // One that was deleted leaves the version as it is.
            if (logged.Value is { } made)
                answer["model"] = made.DeepClone();
        }
        return await add(answer);
    }

    private sealed class ListedModel(string name, JsonObject model, HashSet<string> registered)
    {
        public string Name => name;

        /// <summary>The ids of the LoggedModels that versions were made of, of all models together.</summary>
        public HashSet<string> Registered => registered;

        public bool IsPrompt { get; } = (model["tags"] as JsonArray ?? []).OfType<JsonObject>().Any(tag => tag["key"].Word() == PromptTag);

        public IReadOnlyList<(string? Alias, string? Version)> Aliases { get; } =
            [.. (model["aliases"] as JsonArray ?? []).OfType<JsonObject>().Select(one => (one["alias"].Word(), one["version"].Word()))];

        public List<string> AliasesOf(string version) =>
            [.. Aliases.Where(one => one.Version == version).Select(one => one.Alias).OfType<string>().Order(StringComparer.Ordinal)];
    }
}
