using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>
/// A registry of the tests' own that complains of every call and every answer MLflow's published protocol does not have. MLflow itself is a
/// Python package that cannot be installed here.
/// </summary>
internal sealed class MlflowServer : IAsyncDisposable
{
    private static readonly JsonObject Protocol = (JsonObject)JsonNode.Parse(
        File.ReadAllText(Path.Combine(Importing.RepositoryRoot(), "ReleaseConsole.Tests", "Peers", "mlflow", "model_registry.json")))!;

    private const string Root = "/api/2.0/mlflow/";
    private const string OneLogged = Root + "logged-models/";

    private readonly WebApplication _app;

    private MlflowServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What a call or an answer had that the protocol has not.</summary>
    public List<string> Complaints { get; } = [];

    public List<string> Tokens { get; } = [];

    /// <summary>The status that is answered once instead of what a path asks for.</summary>
    public Dictionary<string, int> Instead { get; } = [];

    public MlflowExperiments Experiments { get; } = new();

    public static async Task<MlflowServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new MlflowServer(builder.Build());
        fake._app.MapFallback(fake.AnswerAsync);
        await fake._app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("reader:pass")))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (Instead.Remove(path, out var status))
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (status, "0");
        else if (Call(path) is not { } call
            || call["method"]?.GetValue<string>() is var method && (method ?? "GET") != context.Request.Method)
            Complaints.Add($"no such call {context.Request.Method} {path}");
        else
        {
            var answer = Answer(path, await AskedAsync(context.Request, (JsonObject)call["request"]!));
            Check(answer, call["response"]!.GetValue<string>());
            await Results.Text(answer.ToJsonString(), "application/json").ExecuteAsync(context);
        }
    }

    private static JsonObject? Call(string path) => Protocol["calls"]![path] as JsonObject
        ?? (path.StartsWith(OneLogged, StringComparison.Ordinal) ? Protocol["calls"]![$"{OneLogged}{{model_id}}"] as JsonObject : null);

    /// <summary>What a call asks for, of its query or its body; complained of where the protocol knows no such member.</summary>
    private async Task<JsonObject> AskedAsync(HttpRequest request, JsonObject members)
    {
        var asked = request.Method == "POST"
            ? (JsonObject)(await JsonNode.ParseAsync(request.Body))!
            : new JsonObject(request.Query.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.ToString())));
        Complaints.AddRange(
            asked.Select(one => one.Key).Where(name => !members.ContainsKey(name)).Select(name => $"unknown member {name}"));
        Complaints.AddRange(members.Where(one => one.Value!.GetValue<bool>() && !asked.ContainsKey(one.Key))
            .Select(one => $"missing member {one.Key}"));
        return asked;
    }

    private JsonObject Answer(string path, JsonObject asked) => path[Root.Length..] switch
    {
        "registered-models/search" => Search(asked),
        "model-versions/search" => Versions(asked),
        "model-versions/get" => new JsonObject { ["model_version"] = Details(Said(asked, "name"), Said(asked, "version")) },
        "experiments/search" => MlflowExperiments.List(Said(asked, "page_token")),
        "logged-models/search" => Experiments.Search(asked),
        _ => Logged(path[OneLogged.Length..]),
    };

    private JsonObject Search(JsonObject query)
    {
        Tokens.Add(Said(query, "page_token"));
        if (Said(query, "filter").Length == 0)
            return new JsonObject { ["registered_models"] = new JsonArray(Model("router", isPrompt: false, "3", "1")) };
        Said(query, "filter").ShouldBe("tags.`mlflow.prompt.is_prompt` = 'true'");
        return Said(query, "page_token") == "after-1"
            ? new JsonObject { ["registered_models"] = new JsonArray(Model("greeting", isPrompt: true, "1", alias: null)) }
            : new JsonObject
            {
                ["registered_models"] = new JsonArray(Model("triage", isPrompt: true, "10", "2")),
                ["next_page_token"] = "after-1"
            };
    }

    private static JsonObject Model(string name, bool isPrompt, string newest, string? alias) => new()
    {
        ["name"] = name,
        ["creation_timestamp"] = 1763800000000,
        ["last_updated_timestamp"] = 1763800000000,
        ["latest_versions"] = new JsonArray(Details(name, newest), Details(name, "9")),
        ["tags"] = isPrompt ? new JsonArray(Tag("mlflow.prompt.is_prompt", "true")) : [],
        ["aliases"] = alias is null ? [] : new JsonArray(new JsonObject { ["alias"] = "champion", ["version"] = alias }),
    };

    /// <summary>The newest first and a page at a time, as a registry answers.</summary>
    private static JsonObject Versions(JsonObject query)
    {
        var filter = Said(query, "filter");
        if (filter == "name='router'")
            return new JsonObject { ["model_versions"] = new JsonArray(Details("router", "3"), Details("router", "1")) };
        if (filter == "name='greeting' AND tags.`mlflow.prompt.is_prompt` = 'true'")
            return new JsonObject { ["model_versions"] = new JsonArray(Details("greeting", "1")) };
        filter.ShouldBe("name='triage' AND tags.`mlflow.prompt.is_prompt` = 'true'");
        return Said(query, "page_token") == "older"
            ? new JsonObject { ["model_versions"] = new JsonArray(Details("triage", "2")) }
            : new JsonObject
            {
                ["model_versions"] = new JsonArray(Details("triage", "10"), Details("triage", "9")),
                ["next_page_token"] = "older"
            };
    }

    private static JsonObject Logged(string id) => new()
    {
        ["model"] = new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["model_id"] = id,
                ["name"] = "router",
                ["model_type"] = "Agent",
                ["artifact_uri"] = $"s3://models/{id}",
                ["status"] = "LOGGED_MODEL_READY"
            },
            ["data"] = new JsonObject { ["params"] = new JsonArray(Tag("temperature", "0.2")) },
        },
    };

    private static string Said(JsonObject asked, string name) => asked[name]?.ToString() ?? "";

    private static JsonObject Details(string name, string version) => new()
    {
        ["name"] = name,
        ["version"] = version,
        ["creation_timestamp"] = 1763800000000,
        ["current_stage"] = "None",
        ["status"] = "READY",
        ["source"] = name == "router" ? $"models:/m-{version}" : "prompt-template",
        ["tags"] = name == "router"
            ? []
            : new JsonArray(
                Tag("mlflow.prompt.is_prompt", "true"), Tag("mlflow.prompt.text", $"Be kind to {{{{ customer }}}}, {version}.")),
    };

    private static JsonObject Tag(string key, string value) => new() { ["key"] = key, ["value"] = value };

    private void Check(JsonNode? value, string type)
    {
        if (type.StartsWith('['))
        {
            foreach (var one in (JsonArray)value!)
                Check(one, type.Trim('[', ']'));
            return;
        }
        if (Protocol["messages"]![type] is not JsonObject message)
        {
            if ((type == "string") != (value!.GetValueKind() == JsonValueKind.String))
                Complaints.Add($"{value} is no {type}");
            return;
        }
        foreach (var (name, member) in (JsonObject)value!)
            if (message[name] is { } of)
                Check(member, of.GetValue<string>());
            else
                Complaints.Add($"{type} has no member {name}");
    }
}
