using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>
/// Every route below /api/v1 is called without a key, with another tenant's key and with a key of each role and with an agent's. A route
/// that is not in the table fails, so that nobody forgets what a new call asks for.
/// </summary>
[Collection(typeof(ApiTests))]
public sealed class ApiWalkTests(ApiHost host)
{
    /// <summary>The state of the host tells nothing, and outside systems sign their calls instead of holding a key.</summary>
    private const string ChecksAreOpen = "GET /health/live, GET /health/ready, POST /hooks/{}";

    /// <summary>What a call asks for; null is any key. Ids of rows are named after the row, so that each finds its own.</summary>
    private static readonly Dictionary<string, (Permission? Needs, string? Body)> Table = new()
    {
        ["GET /health/details"] = (null, null),
        ["* /{**call}"] = (null, null),
        ["GET /products"] = (null, null),
        ["POST /products"] = (Permission.GrantAccess, """{"slug":"other-desk","name":"Other desk"}"""),
        ["GET /products/{product}"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts/{kind}/{path}"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts/{kind}/{path}/versions"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts/{kind}/{path}/versions/{version}"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts/{kind}/{path}/versions/{version}/export"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts/{kind}/{path}/versions/{version}/profile"] = (Permission.Read, null),
        ["GET /products/{product}/artifacts/{kind}/{path}/merge"] = (Permission.Read, null),
        ["POST /products/{product}/artifacts/{kind}/{path}/versions"] = (Permission.Author,
            """{"content":"Be kind.","message":"Kinder"}"""),
        ["GET /products/{product}/artifacts/{kind}/{**rest}"] = (Permission.Read, null),
        ["POST /products/{product}/artifacts/{kind}/{**rest}"] = (Permission.Author, """{"content":"Be kind.","message":"Kinder"}"""),
        ["GET /products/{product}/changelog"] = (Permission.Read, null),
        ["GET /products/{product}/compare"] = (Permission.Read, null),
        ["GET /products/{product}/evaluations/false-flips"] = (Permission.Read, null),
        ["POST /products/{product}/telemetry/judgements"] = (Permission.Read, """{"metrics":[]}"""),
        ["GET /products/{product}/policy"] = (Permission.Read, null),
        ["POST /products/{product}/policy/replay"] = (Permission.Read, """{"text":"format: release-gates/1","last":5}"""),
        ["GET /products/{product}/policy/versions"] = (Permission.Read, null),
        ["GET /products/{product}/policy/versions/{policy}"] = (Permission.Read, null),
        ["POST /products/{product}/policy/drafts"] = (Permission.Author, """{"text":"format: release-gates/1"}"""),
        ["GET /products/{product}/policy/proposal"] = (Permission.Read, null),
        ["POST /products/{product}/policy/proposal"] = (Permission.Propose, """{"policy":"{digest}","note":"Looser"}"""),
        ["POST /products/{product}/policy/proposal/decisions"] = (Permission.Review,
            """{"digest":"{digest}","meaning":"approved","lane":"security"}"""),
        ["POST /products/{product}/policy/proposal/adoption"] = (Permission.Deploy, """{"digest":"{digest}"}"""),
        ["POST /products/{product}/policy/proposal/withdrawal"] = (Permission.Propose, """{"digest":"{digest}","reason":"Not yet"}"""),
        ["POST /products/{product}/imports"] = (Permission.Author, "zip"),
        ["GET /imports/{import}"] = (Permission.Read, null),
        ["GET /products/{product}/unresolved"] = (Permission.Read, null),
        ["POST /unresolved/{unresolved}/resolution"] = (Permission.Identify, """{"resolution":"ignore"}"""),
        ["DELETE /unresolved/{unresolved}/resolution"] = (Permission.Identify, null),
        ["GET /products/{product}/identity-decisions"] = (Permission.Read, null),
        ["GET /products/{product}/identity-rules"] = (Permission.Read, null),
        ["PUT /products/{product}/identity-rules"] = (Permission.Identify, """{"text":"ignore drafts/**","basedOn":0}"""),
        ["POST /products/{product}/releases"] = (Permission.Author, """{"version":"next","from":"2026.10.3"}"""),
        ["GET /products/{product}/releases"] = (Permission.Read, null),
        ["GET /products/{product}/releases/{release}"] = (Permission.Read, null),
        ["GET /products/{product}/releases/{release}/profile"] = (Permission.Read, null),
        ["POST /imports/{import}/retry"] = (Permission.Author, null),
        ["GET /products/{product}/releases/{release}/manifest"] = (Permission.Read, null),
        ["GET /audit/events"] = (Permission.ReadAudit, null),
        ["POST /audit/exports"] = (Permission.ReadAudit, """{"q":"refund"}"""),
        ["GET /audit/checkpoint"] = (Permission.ReadAudit, null),
        ["GET /audit/proofs/inclusion?index=0"] = (Permission.ReadAudit, null),
        ["GET /audit/proofs/consistency?from=1&to=2"] = (Permission.ReadAudit, null),
        ["POST /products/{product}/proposals"] = (Permission.Propose, """{"release":"2026.10.3","environment":"development"}"""),
        ["GET /proposals/{proposal}"] = (Permission.Read, null),
        ["POST /proposals/{proposal}/decisions"] = (Permission.Review, """{"digest":"{digest}","meaning":"approved","lane":"security"}"""),
        ["POST /proposals/{proposal}/conditions/{digest}/met"] = (Permission.Review, """{"evidence":"The run held."}"""),
        ["POST /proposals/{proposal}/deployment"] = (Permission.Deploy, null),
        ["GET /deployments/{deployment}"] = (Permission.Read, null),
        ["GET /products/{product}/environments"] = (Permission.Read, null),
        ["GET /products/{product}/environments/{environment}"] = (Permission.Read, null),
        ["GET /products/{product}/environments/{environment}/history"] = (Permission.Read, null),
        ["GET /products/{product}/environments/{environment}/live"] = (Permission.Read, null),
        ["GET /products/{product}/environments/{environment}/rollback-plan"] = (Permission.Read, null),
        ["POST /products/{product}/environments/{environment}/rollbacks"] = (Permission.RollBack,
            """{"to":"2026.10.3","reason":"It broke."}"""),
        ["POST /products/{product}/environments/{environment}/holds"] = (Permission.Hold, """{"reason":"A holiday"}"""),
        ["DELETE /products/{product}/environments/{environment}/holds/{hold}"] = (Permission.Hold, null),
        ["GET /targets"] = (Permission.Read, null),
        ["POST /products/{product}/targets"] = (Permission.Connect,
            """{"name":"other","kind":"webhook","address":"https://desk.example.invalid/","environment":null,"settings":null,"secret":null,"allowsPrivateNetwork":false}"""),
        ["POST /targets/{target}/check"] = (Permission.Connect, null),
        ["GET /targets/{target}/deliveries"] = (Permission.Read, null),
        ["GET /deliveries/{delivery}"] = (Permission.Read, null),
        ["POST /deliveries/{delivery}/replay"] = (Permission.Deploy, """{"overwrite":false}"""),
        ["POST /deliveries/{delivery}/settlement"] = (Permission.Deploy, """{"arrived":true,"note":"I looked."}"""),
        ["GET /products/{product}/sources"] = (Permission.Read, null),
        ["POST /products/{product}/sources"] = (Permission.Connect,
            """{"name":"other","git":{"url":"https://forge.example.invalid/a.git"}}"""),
        ["PUT /products/{product}/sources/{source}"] = (Permission.Connect,
            """{"name":"the forge","git":{"url":"https://forge.example.invalid/b.git"}}"""),
        ["GET /sources/{source}/runs"] = (Permission.Read, null),
        ["POST /sources/{source}/run"] = (Permission.Author, null),
        ["POST /sources/{source}/switch"] = (Permission.Connect, """{"enabled":false}"""),
        ["DELETE /sources/{source}"] = (Permission.Connect, null),
        ["GET /products/{product}/drift"] = (Permission.Read, null),
        ["GET /drift/{drift}/difference"] = (Permission.Read, null),
        ["POST /drift/{drift}/resolution"] = (Permission.ResolveDrift,
            """{"choice":"accept","until":"2099-01-01T00:00:00Z","reason":"Known."}"""),
        ["POST /products/{product}/releases/{release}/withdrawal"] = (Permission.Deploy, """{"reason":"It leaks orders."}"""),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_route_is_in_the_table()
    {
        var routes = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => (Path: "/" + route.RoutePattern.RawText!.TrimStart('/'),
                Methods: route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]))
            .Where(route => route.Path.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(route => route.Methods.Select(method => $"{method} {Shape(route.Path["/api/v1".Length..].TrimEnd('/'))}"))
            .Except(ChecksAreOpen.Split(", ")).ToList();

        routes.Count.ShouldBeGreaterThan(40);
        routes.Except(Table.Keys.Select(Shape)).ShouldBeEmpty("add it with the permission it asks for");
        Table.Keys.Select(Shape).Except(routes).ShouldBeEmpty("there is no such route any more");
    }

    [Fact]
    public async Task Every_call_asks_for_a_key_and_its_permission_and_tells_nothing_to_another_tenant()
    {
        const string product = "walked-desk";
        var tenant = await host.TenantAsync("walked", product);
        var stranger = await host.TenantAsync("strangers");
        var names = (await WalkedWorld.MakeAsync(host.Services, tenant, product)).Names;
        using var anonymous = host.Anonymous();
        using var agent = await host.AgentAsync(tenant);
        var wrong = new List<string>();
        var keys = new List<(Role Role, HttpClient Client, HttpClient Stranger)>();
        foreach (var role in Enum.GetValues<Role>())
            keys.Add((role, await host.KeyAsync(tenant, role), await host.KeyAsync(stranger, role)));

        foreach (var (call, (needs, body)) in Table)
        {
            async Task<(int Status, string Code, string Text)> AskAsync(HttpClient client)
            {
                using var answer = await SendAsync(client, call, body, names);
                var text = await answer.Content.ReadAsStringAsync(Cancel);
                var isProblem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
                return ((int)answer.StatusCode, isProblem ? JsonNode.Parse(text)!["code"]!.GetValue<string>() : "", text);
            }

            void Expect(bool isSo, string who, (int Status, string Code, string Text) was)
            {
                if (!isSo)
                    wrong.Add($"{call} as {who}: {was.Status} {was.Code} {was.Text[..Math.Min(160, was.Text.Length)]}");
            }

            var nobody = await AskAsync(anonymous);
            Expect(nobody is (401, "not-signed-in", _), "nobody", nobody);
            var agents = await AskAsync(agent);
            var isOpen = needs is not { } permission || RolePermissions.OfAgents.Contains(permission);
            Expect(isOpen ? IsHeard(agents.Status, agents.Code) : agents is (403, "agent-may-not", _), "an agent of everyone", agents);
            foreach (var (role, client, other) in keys.OrderBy(key => Holds(key.Role, call, needs)))
            {
                var foreign = await AskAsync(other);
                Expect(!OfOneRow(call) || foreign.Status == 404, $"a stranger, {role}", foreign);
                Expect(!foreign.Text.Contains(product, StringComparison.Ordinal) || OfOneRow(call), $"a stranger, {role}, sees", foreign);
                var own = await AskAsync(client);
                Expect(
                    Holds(role, call, needs) ? IsHeard(own.Status, own.Code) : own is (403, "role-missing", _),
                    role.ToString(), own);
            }
        }

        foreach (var (_, client, other) in keys)
        {
            client.Dispose();
            other.Dispose();
        }
        wrong.ShouldBeEmpty();
    }

    // Whoever puts a policy in force may also write, propose and take back one.
    private static bool Holds(Role role, string call, Permission? needs) => needs is not { } permission
        || RolePermissions.Of(role).Contains(permission)
        || (call.Contains("/policy/", StringComparison.Ordinal) && permission != Permission.Review && RolePermissions.Of(role)
            .Contains(Permission.SetPolicy));

    /// <summary>The use case looked at the row and answered by its own rules.</summary>
    private static bool IsHeard(int status, string code) => status is not (400 or 401 or 415 or >= 500)
        && (code is "unknown-call" || (code != "role-missing" && !code.StartsWith("unknown-", StringComparison.Ordinal)));

    /// <summary>A call about one product or row is "not found" to strangers; the others answer with the caller's own.</summary>
    private static bool OfOneRow(string call) => Regex.IsMatch(call, @"\{(?!\*\*call)");

    /// <summary>The method and address with every id nameless, and without the query.</summary>
    private static string Shape(string call) => Regex.Replace(call.Split('?')[0], @"\{(?!\*\*)[^}]*\}", "{}");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string call, string? body, Dictionary<string, string> names)
    {
        string Named(string text) => names.Aggregate(text, (said, name) => said.Replace(name.Key, name.Value, StringComparison.Ordinal));
        var (method, path) = (call.Split(' ')[0], Named(call.Split(' ')[1]));
        if (method == "*")
            return await client.SendAsync("GET", "/such/a/call");
        if (body != "zip")
            return await client.SendAsync(method, path, body is null ? null : Named(body));
        using var nothing = new ByteArrayContent([0x50, 0x4b, 5, 6, .. new byte[18]]);
        nothing.Headers.ContentType = new("application/zip");
        return await client.PostAsync(new Uri("/api/v1" + path, UriKind.Relative), nothing, Cancel);
    }
}
