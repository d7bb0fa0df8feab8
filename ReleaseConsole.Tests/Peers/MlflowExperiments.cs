using System.Text.Json.Nodes;

namespace ReleaseConsole.Tests.Peers;

/// <summary>Two experiments on a page each, and the LoggedModels in them, the newest first and two to a page, as MLflow answers.</summary>
internal sealed class MlflowExperiments
{
    public List<JsonObject> Models { get; } = [];

    /// <summary>How many pages were asked for.</summary>
    public int Pages { get; private set; }

    /// <summary>Every page says that there is another.</summary>
    public bool IsEndless { get; set; }

    public void Log(
        string id, string experiment, string name, int minute, string status = "LOGGED_MODEL_READY", string? registeredAs = null) =>
        Models.Insert(0, new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["model_id"] = id,
                ["experiment_id"] = experiment,
                ["name"] = name,
                ["creation_timestamp_ms"] = 1763800000000 + (minute * 60_000),
                ["artifact_uri"] = $"s3://models/{id}",
                ["status"] = status,
                ["registrations"] = registeredAs is null
                    ? []
                    : new JsonArray(new JsonObject { ["name"] = registeredAs, ["version"] = "1" }),
            },
            ["data"] = new JsonObject
            {
                ["params"] = new JsonArray(new JsonObject { ["key"] = "minute", ["value"] = $"{minute}" }),
                ["metrics"] = new JsonArray(new JsonObject { ["key"] = "accuracy", ["value"] = 0.9, ["step"] = 0 }),
            },
        });

    public static JsonObject List(string token) => token == "second"
        ? new JsonObject { ["experiments"] = new JsonArray(Experiment("7", "/Users/jo@example.com/support")) }
        : new JsonObject { ["experiments"] = new JsonArray(Experiment("42", "support-agent")), ["next_page_token"] = "second" };

    public JsonObject Search(JsonObject asked)
    {
        Pages++;
        var from = int.Parse(asked["page_token"]?.GetValue<string>() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var places = ((JsonArray)asked["experiment_ids"]!).Select(one => one!.GetValue<string>()).ToHashSet();
        var found = Models.Where(one => places.Contains(one["info"]!["experiment_id"]!.GetValue<string>())).ToList();
        var answer = new JsonObject { ["models"] = new JsonArray([.. found.Skip(from).Take(2).Select(one => one.DeepClone())]) };
        if (IsEndless || from + 2 < found.Count)
            answer["next_page_token"] = $"{from + 2}";
        return answer;
    }

    private static JsonObject Experiment(string id, string name) =>
        new() { ["experiment_id"] = id, ["name"] = name, ["lifecycle_stage"] = "active", ["creation_time"] = 1763800000000 };
}
