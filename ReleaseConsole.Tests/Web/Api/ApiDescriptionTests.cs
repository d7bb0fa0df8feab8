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
                    path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {Unnamed(path.Key["/api/v1".Length..])}")).ToHashSet();
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

    /// <summary>Telemetry has the addresses its own protocol fixes, outside the base and the description.</summary>
    private static readonly string[] ElsewhereAnswered = ["POST /otlp/v1/traces", "POST /otlp/v1/metrics", "POST /otlp/v1/logs"];

    /// <summary>The table of calls as it was promised, word for word.</summary>
    private const string Contract = """
        | `GET /products`, `GET /products/{p}` | |
        | `POST /products/{p}/imports` | multipart files, a zip or tar.gz, or `{"git": {...}}` / `{"mcp": {...}}`; 202 with `Location` |
        | `GET /imports/{id}` | progress, and per item: created, unchanged, unresolved, refused (with why) |
        | `GET /products/{p}/artifacts?kind=&q=` · `GET /products/{p}/artifacts/{kind}/{path}` · `…/versions` · `…/versions/{n or digest}` | path segments URL-encoded |
        | `POST /products/{p}/artifacts/{kind}/{path}/versions` | `{content, message, parent}`; `parent` is checked: 409 `version-conflict` when someone was faster; 200 with the existing version when nothing changed |
        | `GET /products/{p}/unresolved` · `POST /unresolved/{id}/resolution` | |
        | `POST /products/{p}/releases` | `{version, notes, artifacts: [{kind, path, digest}], evaluations: [digest]}` or `{from: "…", set: [...], remove: [...]}`; 201 with the manifest digest; 422 `floating-reference`, `unknown-digest` |
        | `GET /products/{p}/releases` · `…/{version or digest}` · `…/manifest` | |
        | `GET /products/{p}/compare?from=&to=` | `from`/`to`: release version, digest, or `env:production`; changes, verdicts, findings, risk, recommended path |
        | `POST /products/{p}/proposals` | `{release, environment, note?, notBefore?}` → proposal with `digest`, `requirements`, `plan`, `rollbackPlan` |
        | `GET /proposals/{id}` · `POST /proposals/{id}/decisions` | `{digest, meaning, lane, comment, conditions?}`; 409 `digest-superseded`; 403 `contributor-cannot-approve` |
        | `POST /proposals/{id}/deployment` | apply; 409 `not-approved`, `frozen`, `held`, `deployment-running`, `base-moved` |
        | `GET /deployments/{id}` | steps, receipts, state |
        | `GET /products/{p}/environments` · `…/{e}` · `…/{e}/history?at=` | what is and what was live |
        | `GET /products/{p}/environments/{e}/live` | the live manifest with contents, for applications; `ETag` is the manifest digest; `?wait=30` long-polls for a change |
        | `POST /products/{p}/environments/{e}/rollbacks` | `{to, reason, incident?, breakGlass?}` → a proposal of kind rollback |
        | `POST /products/{p}/environments/{e}/holds` · `DELETE …/holds/{id}` | |
        | `GET /targets` · `POST /targets/{id}/check` · `GET /targets/{id}/deliveries` · `POST /deliveries/{id}/replay` | |
        | `GET /products/{p}/drift` · `POST /drift/{id}/resolution` | `adopt`, `revert`, `accept` (with `until` and `reason`) |
        | `GET /audit/events?q=&actor=&action=&subject=&from=&to=&cursor=` | full text over contents and structured filters |
        | `GET /audit/checkpoint` · `GET /audit/proofs/inclusion?index=&size=` · `GET /audit/proofs/consistency?from=&to=` | signed note; base64 hashes |
        | `POST /hooks/{source}` | signed inbound webhooks: github, gitlab, langfuse, mlflow, alertmanager, generic (Standard Webhooks) |
        | `POST /otlp/v1/traces` · `/otlp/v1/metrics` · `/otlp/v1/logs` | OTLP/HTTP, protobuf and JSON, gzip |
        | `GET /health/live` · `/health/ready` · `/health/details` (authorised) | |
        """;

    private static string Unnamed(string call) => Regex.Replace(call, @"\{[^}]*\}", "{}");
}
