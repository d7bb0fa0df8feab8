using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The LoggedModels of MLflow 3 that no registered version was made of. Those of one name in one experiment are the versions of one
/// thing, from the oldest on, each called by its id.
/// </summary>
internal sealed class MlflowLoggedModels(MlflowRegistry registry, KnownOutside known, Staging staging)
{
    private const string Experiments = "experiments.json";
    private const int ExperimentsAtOnce = 10;
    private const string Ready = "LOGGED_MODEL_READY";

    /// <param name="registered">The ids of those that versions were made of.</param>
    public async Task<Refusal?> StageAsync(IReadOnlySet<string> registered, CancellationToken cancel)
    {
        var experiments = await registry.ListAsync("experiments", filter: null);
        // Whoever is let into the registry alone, or speaks to a server that has nothing else, still gets what the registry has.
        if (experiments.Refusal is { } closed)
            return closed.Code switch
            {
                "source-refused-us" => staging.Refuse(Experiments, SourceRefusals.LoggedModelsNotShown()),
                "source-not-understood" or "too-many-pages" => staging.Refuse(Experiments, SourceRefusals.NoLoggedModels(closed.Sentence)),
                _ => closed,
            };
        var names = experiments.Value.Where(one => one["experiment_id"].Word() is { Length: > 0 })
            .DistinctBy(one => one["experiment_id"].Word())
            .ToDictionary(one => one["experiment_id"].Word()!, one => one["name"].Word() ?? "", StringComparer.Ordinal);
        foreach (var some in names.Keys.Order(StringComparer.Ordinal).Chunk(ExperimentsAtOnce))
        {
            var models = await registry.LoggedInAsync(some);
            if (models.Refusal is { } refused)
                return refused.Code == "too-many-logged" ? staging.Refuse(Experiments, refused) : refused;
            foreach (var thing in models.Value.Select(Logged.Of).OfType<Logged>()
                .Where(one => !one.IsRegistered && !registered.Contains(one.Id) && names.ContainsKey(one.Experiment))
                .DistinctBy(one => one.Id).GroupBy(one => (one.Experiment, one.Name)))
            {
                // What the registry gave is not lost for the sake of more than an import takes.
                if (staging.Room <= thing.Count() + 1)
                    return staging.Refuse(Experiments, SourceRefusals.NoRoomForLogged(names[thing.Key.Experiment], thing.Key.Name));
                if (await StageAsync(thing, names[thing.Key.Experiment], cancel) is { } refusal)
                    return refusal;
            }
        }
        return null;
    }

    private async Task<Refusal?> StageAsync(
        IGrouping<(string Experiment, string Name), Logged> thing, string experiment, CancellationToken cancel)
    {
        var id = $"mlflow:experiments/{thing.Key.Experiment}/{thing.Key.Name}";
        var files = new VersionFiles(staging, $"models/experiment-{thing.Key.Experiment}/{thing.Key.Name}", id);
        var models = thing.OrderBy(one => one.CreatedAt).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        var newestHere = models.FindLastIndex(one => known.Has(id, one.Id)) + 1;
        var taken = files.Taken(Enumerable.Range(1, models.Count));
        if (!taken.Succeeded)
            return taken.Refusal;
        foreach (var number in taken.Value)
        {
            var model = models[number - 1];
            if (known.Has(id, model.Id) && number != models.Count)
                continue;
            var why = model.Status is not (null or Ready) ? $"MLflow says {model.Status} of {model.Id}."
                : number < newestHere ? $"{model.Id} is older than {models[newestHere - 1].Id}, which is here, and is not put over it."
                : null;
            var refusal = why is null
                ? await files.AddAsync(number, model.Id, Answer(model, experiment), [], cancel)
                : files.LeaveOut(number, why);
            if (refusal is not null)
                return refusal;
        }
        return null;
    }

    private static JsonObject Answer(Logged model, string experiment) => new()
    {
        ["model"] = model.Json.DeepClone(),
        ["experiment"] = new JsonObject { ["experiment_id"] = model.Experiment, ["name"] = experiment },
    };

    /// <summary>A LoggedModel as the search lists it; null of something that says neither what it is nor where.</summary>
    private sealed record Logged(
        string Id, string Experiment, string Name, double CreatedAt, string? Status, bool IsRegistered, JsonObject Json)
    {
        public static Logged? Of(JsonObject model) =>
            model["info"] is JsonObject about && about["model_id"].Word() is { Length: > 0 } id
                && about["experiment_id"].Word() is { Length: > 0 } experiment && about["name"].Word() is { Length: > 0 } name
                ? new Logged(id, experiment, name, MlflowRegistry.TimeOf(about["creation_timestamp_ms"]), about["status"].Word(),
                    about["registrations"] is JsonArray { Count: > 0 }, model)
                : null;
    }
}
