using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>
/// A pull from a registry of the test's own that refuses calls MLflow's published protocol does not have, and whose answers are held
/// against its messages. MLflow itself is a Python package that cannot be installed here.
/// </summary>
public sealed class MlflowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompts_and_models_are_taken_page_by_page_at_their_alias_with_name_and_number()
    {
        await using var registry = await FakeRegistry.StartAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = Place(console, registry) with { Label = "champion" };

        var view = await console.PullAsync(actor, place);
        registry.Complaints.ShouldBeEmpty();
        registry.Tokens.ShouldContain("after-1");
        view.Item("prompts/triage.json").Outcome.ShouldBe(ItemOutcome.Created);
        view.Item("models/router.json").Outcome.ShouldBe(ItemOutcome.Created);
        view.Item("prompts/greeting.json").Code.ShouldBe("no-labelled-version");
        var version = await console.NewestAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        (version.From.OutsideId, version.From.OutsideVersion, version.From.Location).ShouldBe(("mlflow:triage", "2", registry.Address));
    }

    [Fact]
    public async Task Without_an_alias_every_version_is_taken_oldest_first_and_a_wrong_credential_is_told()
    {
        await using var registry = await FakeRegistry.StartAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();
        var place = Place(console, registry);

        await console.PullAsync(actor, place);
        registry.Complaints.ShouldBeEmpty();
        var versions = await console.VersionsAsync(actor, ArtifactKind.Prompt, "prompts/triage");
        versions.Select(one => one.From.OutsideVersion).ShouldBe(["10", "9", "2"]);
        versions[2].From.OutsideLabels.ShouldBe(["champion"]);
        (await console.PullAsync(actor, place)).Outcomes.Created.ShouldBe(0);
        (await console.RefusedAsync(actor, place with { Credential = console.Secret("wrong", "reader:no") })).Code.ShouldBe("source-refused-us");
    }

    [Fact]
    public async Task A_registered_version_brings_the_logged_model_it_was_made_of()
    {
        await using var registry = await FakeRegistry.StartAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var actor = await console.PlatformEngineerAsync();

        await console.PullAsync(actor, Place(console, registry));
        (await console.VersionsAsync(actor, ArtifactKind.Model, "models/router")).Select(one => one.From.OutsideVersion)
            .ShouldBe(["3", "1"]);
        var written = (await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Model, "models/router", "2", "mlflow-model", actor, Cancel)).Value;
        written.ReadsBackTheSame.ShouldBeTrue();
        var content = JsonNode.Parse(written.Bytes)!;
        content["model"]!["info"]!["model_type"]!.GetValue<string>().ShouldBe("Agent");
        content["model"]!["data"]!["params"]!.ToJsonString().ShouldBe("""[{"key":"temperature","value":"0.2"}]""");
    }

    private static SourceConnection Place(TestConsole console, FakeRegistry registry) =>
        new(SourceKind.Mlflow, registry.Address) { AllowsPrivateNetwork = true, Credential = console.Secret("mlflow", "reader:pass") };

    private sealed class FakeRegistry : IAsyncDisposable
    {
        private static readonly JsonObject Protocol = (JsonObject)JsonNode.Parse(
            File.ReadAllText(Path.Combine(Importing.RepositoryRoot(), "ReleaseConsole.Tests", "Peers", "mlflow", "model_registry.json")))!;

        private readonly WebApplication _app;

        private FakeRegistry(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        /// <summary>What a call or an answer had that the protocol has not.</summary>
        public List<string> Complaints { get; } = [];

        public List<string> Tokens { get; } = [];

        public static async Task<FakeRegistry> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var fake = new FakeRegistry(builder.Build());
            fake._app.MapFallback(fake.AnswerAsync);
            await fake._app.StartAsync(Cancel);
            return fake;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private Task AnswerAsync(HttpContext context)
        {
            if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("reader:pass")))
                return Results.StatusCode(StatusCodes.Status401Unauthorized).ExecuteAsync(context);
            const string logged = "/api/2.0/mlflow/logged-models/";
            var path = context.Request.Path.Value!;
            if (Protocol["calls"]![path.StartsWith(logged, StringComparison.Ordinal) ? $"{logged}{{model_id}}" : path] is not JsonObject call)
            {
                Complaints.Add($"no such call {context.Request.Path}");
                return Results.NotFound().ExecuteAsync(context);
            }
            var members = (JsonObject)call["request"]!;
            Complaints.AddRange(context.Request.Query.Keys.Where(name => !members.ContainsKey(name))
                .Select(name => $"unknown member {name}"));
            Complaints.AddRange(members.Where(one => one.Value!.GetValue<bool>() && !context.Request.Query.ContainsKey(one.Key))
                .Select(one => $"missing member {one.Key}"));
            var answer = path.StartsWith(logged, StringComparison.Ordinal) ? Logged(path[logged.Length..])
                : path.EndsWith("model-versions/search", StringComparison.Ordinal) ? Versions(context.Request.Query)
                : path.EndsWith("search", StringComparison.Ordinal) ? Search(context.Request.Query) : Version(context.Request.Query);
            Check(answer, call["response"]!.GetValue<string>());
            return Results.Text(answer.ToJsonString(), "application/json").ExecuteAsync(context);
        }

        private JsonObject Search(IQueryCollection query)
        {
            Tokens.Add(query["page_token"].ToString());
            if (!query.ContainsKey("filter"))
                return new JsonObject { ["registered_models"] = new JsonArray(Model("router", isPrompt: false, "3", "1")) };
            query["filter"].ToString().ShouldBe("tags.`mlflow.prompt.is_prompt` = 'true'");
            return query["page_token"] == "after-1"
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
        private static JsonObject Versions(IQueryCollection query)
        {
            var filter = query["filter"].ToString();
            if (filter == "name='router'")
                return new JsonObject { ["model_versions"] = new JsonArray(Details("router", "3"), Details("router", "1")) };
            if (filter == "name='greeting' AND tags.`mlflow.prompt.is_prompt` = 'true'")
                return new JsonObject { ["model_versions"] = new JsonArray(Details("greeting", "1")) };
            filter.ShouldBe("name='triage' AND tags.`mlflow.prompt.is_prompt` = 'true'");
            return query["page_token"] == "older"
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

        private static JsonObject Version(IQueryCollection query) =>
            new() { ["model_version"] = Details(query["name"].ToString(), query["version"].ToString()) };

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
}
