using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>The OpenAPI document that the program hands out, against the calls that were promised.</summary>
[Collection(typeof(ApiTests))]
public sealed class ApiDescriptionTests(ApiHost host)
{
    [Fact]
    public async Task The_description_holds_every_call_of_the_contract()
    {
        using var client = host.Anonymous();
        var document = JsonNode.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var described = document["paths"]!.AsObject()
            .SelectMany(
                path =>
                    path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {Unnamed(path.Key["/api/v1".Length..])}"))
                        .ToHashSet();
        var promised = ApiContract.Calls(Contract);
        promised.Count.ShouldBeGreaterThan(40);
        promised.Where(call => !call.Readings.Any(reading => described.Contains(Unnamed(reading)) || ElsewhereAnswered.Contains(reading)))
            .Select(call => call.Written).ShouldBeEmpty("\n" + string.Join('\n', described.Order()));
        JsonNode Call(string method, string path) => document["paths"]!["/api/v1" + path]![method]!;
        IEnumerable<string> Named(JsonNode call) => call["parameters"]!.AsArray().Select(one => one!["name"]!.GetValue<string>());
        Named(Call("get", "/products/{product}/releases")).ShouldBe(["product", "cursor", "limit", "If-None-Match"], ignoreOrder: true);
        Named(Call("post", "/products/{product}/releases")).ShouldBe(["product", "Idempotency-Key"], ignoreOrder: true);
        Call("post", "/products/{product}/imports")["requestBody"]!["content"]!.AsObject().ShouldContainKey("application/zip");
        foreach (var call in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            call.Value!["responses"]!["default"]!["content"]!.AsObject().ShouldContainKey("application/problem+json");
        document["components"]!["securitySchemes"]!["key"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
    }

    [Fact]
    public async Task Every_name_of_a_query_that_was_promised_is_described()
    {
        var described = (await CallsAsync()).ToDictionary(
            call => $"{call.Method} {Unnamed(call.Path)}",
            call => call.Described["parameters"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()).ToHashSet());
        var promised = ApiContract.Calls(Contract).Where(call => call.Query.Count > 0).ToList();
        promised.Count.ShouldBeGreaterThan(12);
        bool IsDescribed(PromisedCall call, string name) => call.Readings.Any(
            reading => described.TryGetValue(Unnamed(reading), out var names) && names.Contains(name));
        promised.SelectMany(call => call.Query.Where(name => !IsDescribed(call, name)).Select(name => $"{call.Written} {name}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_POST_and_PUT_describes_its_body_but_those_that_take_none()
    {
        var calls = (await CallsAsync()).Where(call => call.Method is "POST" or "PUT").ToList();
        calls.Count.ShouldBeGreaterThan(20);
        calls.Where(call => call.Described["requestBody"]?["content"]?.AsObject().Count is null or 0).Select(call => call.Path)
            .ShouldBe(Bodiless, ignoreOrder: true);
        var deploy = calls.Single(call => call.Path == "/proposals/{id}/deployment").Described["requestBody"]!;
        (deploy["required"]?.GetValue<bool>() ?? false).ShouldBeFalse();
        deploy.ToJsonString().ShouldContain("DeploymentRequest");
    }

    private async Task<IReadOnlyList<(string Method, string Path, JsonNode Described)>> CallsAsync()
    {
        using var client = host.Anonymous();
        var document = JsonNode.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        return [.. from path in document["paths"]!.AsObject()
                   from call in path.Value!.AsObject()
                   select (call.Key.ToUpperInvariant(), path.Key["/api/v1".Length..], call.Value!)];
    }

    /// <summary>Calls whose address says all.</summary>
    private static readonly string[] Bodiless =
        ["/targets/{id}/check", "/imports/{id}/retry", "/sources/{id}/run"];

    /// <summary>Telemetry has the addresses its own protocol fixes, outside the base and the description.</summary>
    private static readonly string[] ElsewhereAnswered = ["POST /otlp/v1/traces", "POST /otlp/v1/metrics", "POST /otlp/v1/logs"];

    /// <summary>The calls that others rely on, with every name their queries may hold.</summary>
    private const string Contract = """
        | `GET /products`, `GET /products/{p}` | |
        | `POST /products/{p}/imports?complete=&format=` | multipart files, a zip or tar.gz, or `{"git": {...}}` / `{"mcp": {...}}`; 202 with `Location` |
        | `GET /imports/{id}?outcome=&q=&cursor=&limit=` | how far it is, and what became of each file; narrowed to one outcome or to words |
        | `GET /products/{p}/artifacts?kind=&q=` · `GET /products/{p}/artifacts/{kind}/{path}` · `…/versions` · `…/versions/{n or digest}` | path segments URL-encoded |
        | `POST /products/{p}/artifacts/{kind}/{path}/versions` | `{content, message, parent}`; `parent` is checked: 409 `version-conflict` when someone was faster; 200 with the existing version when nothing changed |
        | `GET /products/{p}/artifacts/{kind}/{path}/versions/{n}/export?format=` · `GET /products/{p}/artifacts/{kind}/{path}/versions/{n}/profile?against=` · `GET /products/{p}/artifacts/{kind}/{path}/merge?base=&ours=&theirs=` | a version in another tool's form; a dataset's columns beside another version's; two versions merged over a third |
        | `GET /products/{p}/evaluations/false-flips?evaluation=&baseline=&candidate=&runs=` | how often the gate would speak of a difference where there is none |
        | `GET /products/{p}/unresolved` · `POST /unresolved/{id}/resolution` | |
        | `POST /products/{p}/releases` | `{version, notes, artifacts: [{kind, path, digest}], evaluations: [digest]}` or `{from: "…", set: [...], remove: [...]}`; 201 with the manifest digest; 422 `floating-reference`, `unknown-digest` |
        | `GET /products/{p}/releases` · `…/{version or digest}` · `…/manifest` | |
        | `GET /products/{p}/compare?from=&to=&base=&for=&environment=` | any two of releases, digests, environments, versions and drafts, judged for one environment; with `base`, or `base=ancestor`, what both made of a third (`environment` is what `for` was called first) |
        | `POST /products/{p}/proposals` | `{release, environment, note?, notBefore?}` → proposal with `digest`, `requirements`, `plan`, `rollbackPlan` |
        | `GET /proposals/{id}` · `POST /proposals/{id}/decisions` | `{digest, meaning, lane, comment, conditions?}`; 409 `digest-superseded`; 403 `contributor-cannot-approve` |
        | `POST /proposals/{id}/conditions/{condition}/met` | `{evidence}`; who signs in that lane says how a condition of an approval was met; 409 `condition-void`, `condition-met-already` |
        | `POST /proposals/{id}/deployment` | apply; 409 `not-approved`, `conditions-open`, `frozen`, `held`, `deployment-running`, `base-moved` |
        | `GET /deployments/{id}` | steps, receipts, state |
        | `GET /products/{p}/environments` · `…/{e}` · `…/{e}/history?at=` | what is and what was live |
        | `GET /products/{p}/environments/{e}/live?wait=` | the live manifest with contents, for applications; `ETag` is the manifest digest; `?wait=30` long-polls for a change |
        | `GET /products/{p}/environments/{e}/rollback-plan?to=` | what going back would change, before anybody asks for it |
        | `POST /products/{p}/environments/{e}/rollbacks` | `{to, reason, incident?, breakGlass?}` → a proposal of kind rollback |
        | `POST /products/{p}/environments/{e}/holds` · `DELETE …/holds/{id}` | |
        | `GET /targets?product=` · `POST /targets/{id}/check` · `GET /targets/{id}/deliveries` · `POST /deliveries/{id}/replay` | |
        | `GET /products/{p}/drift?all=` · `POST /drift/{id}/resolution` | `adopt`, `revert`, `accept` (with `until` and `reason`) |
        | `GET /audit/events?q=&actor=&action=&product=&environment=&subject=&from=&to=&cursor=&limit=` | full text over contents and structured filters |
        | `GET /audit/checkpoint` · `GET /audit/proofs/inclusion?index=&size=` · `GET /audit/proofs/consistency?from=&to=` | signed note; base64 hashes |
        | `POST /hooks/{source}` | signed inbound webhooks: github, gitlab, langfuse, mlflow, alertmanager, generic (Standard Webhooks) |
        | `POST /otlp/v1/traces` · `/otlp/v1/metrics` · `/otlp/v1/logs` | OTLP/HTTP, protobuf and JSON, gzip |
        | `GET /health/live` · `/health/ready` · `/health/details` (authorised) | |
        """;

    private static string Unnamed(string call) => Regex.Replace(call, @"\{[^}]*\}", "{}");
}
