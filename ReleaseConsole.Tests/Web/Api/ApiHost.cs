using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>The real program behind Kestrel on a free port, on an empty data directory; callers hold keys made by the use case.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    public const string Product = "support-agent";
    private readonly string _folder = Directory.CreateTempSubdirectory("release-console-api-").FullName;
    private readonly (string Name, string Value)[] _settings = [];
    private RealProgram _program = null!;
    private Uri _address = null!;

    public ApiHost()
    {
    }

    private ApiHost((string Name, string Value)[] settings) => _settings = settings;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _program = new RealProgram(_folder, _settings);
        _program.UseKestrel(0);
        _program.StartServer();
        _address = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public IServiceProvider Services => _program.Services;

    /// <summary>Where imports wait until they are read.</summary>
    public string StagedFolder => Path.Combine(_folder, "imports");

    /// <summary>A host of its own with some settings other than the others have.</summary>
    internal static async Task<ApiHost> WithAsync(params (string Name, string Value)[] settings)
    {
        var host = new ApiHost(settings);
        await host.InitializeAsync();
        return host;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A tenant with the product and its three environments.</summary>
    public async Task<TenantId> TenantAsync(string slug, string product = Product) => (await Get<CreateWorkspace>().RunAsync(
        new NewWorkspace(slug, slug, product, "Support agent",
        [
            new NewEnvironment("development", IsProtected: false, Boundary.Open),
            new NewEnvironment("production", IsProtected: true, Boundary.Open),
        ]),
        "test", Cancel)).ShouldSucceed();

    public async Task<HttpClient> KeyAsync(TenantId tenant, Role role, Lane? lane = null, string? name = null)
    {
        var key = new NewKey(name ?? $"{role} {lane}", role, lane ?? (role == Role.Reviewer ? Lane.Security : null), null, null, null);
        return await HoldingAsync(key, Actor.Job(tenant, "test", "test"));
    }

    private async Task<HttpClient> HoldingAsync(NewKey key, Actor by)
    {
        var made = await Get<CreateKey>().RunAsync(key, by, Cancel);
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.ShouldSucceed().Secret);
        return client;
    }

    /// <summary>A key of an agent of a person who holds every role.</summary>
    public async Task<HttpClient> AgentAsync(TenantId tenant)
    {
        var everything = Enum.GetValues<Role>().Select(
            role => new GroupGrant(role, role == Role.Reviewer ? Lane.Security : null, "", null, null));
        var slug = (await Get<AcrossTenants>().AllTenantsAsync(Cancel)).Single(one => one.Id == tenant).Slug;
        await Get<KeepSignedInPerson>().RunAsync(
            "test", "everyone", "Everyone", "everyone@example.com", [.. everything.Select(one => one with { Tenant = slug })], "test",
            Cancel);
        var job = Actor.Job(tenant, "test", "test");
        var person = (await Get<AccessOverview>().RunAsync(job, Cancel)).ShouldSucceed().Persons.Single(one => one.Name == "Everyone");
        return await HoldingAsync(
            new NewKey("gardener", Role.PromptEngineer, null, null, null, TimeSpan.FromDays(1)) { OnBehalfOf = person.Id }, job);
    }

    public HttpClient Anonymous() => new() { BaseAddress = _address };

    private sealed class RealProgram(string folder, (string Name, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder
                .UseSetting("ReleaseConsole:DataDirectory", folder)
                .UseSetting("ReleaseConsole:Demo:Seed", "false")
                .UseSetting("ReleaseConsole:Api:RequestsPerMinute", "60000")
                .UseSetting("ReleaseConsole:Api:RefusalsPerMinute", "60000");
            foreach (var (name, value) in settings)
                builder.UseSetting("ReleaseConsole:" + name, value);
        }
    }
}

/// <summary>One host for all tests of the API.</summary>
[CollectionDefinition]
public sealed class ApiTests : ICollectionFixture<ApiHost>;

internal static class Calls
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/v1" + path, UriKind.Relative));
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await client.SendAsync(request, Cancel);
    }

    /// <summary>The body of a call that must succeed, and where it said the made thing is.</summary>
    public static async Task<(JsonNode Body, string Location)> DoneAsync(
        this HttpClient client, string method, string path, string? json = null)
    {
        using var answer = await client.SendAsync(method, path, json);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {text}");
        return (text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!,
            answer.Headers.Location?.OriginalString["/api/v1".Length..] ?? "");
    }

    public static async Task<JsonNode> ReadAsync(this HttpClient client, string path) => (await client.DoneAsync("GET", path)).Body;

    /// <summary>The problem of a call that must be refused.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Exception");
        return problem;
    }

    /// <summary>A release of the samples, sent as a zip; answers when every item has its outcome.</summary>
    public static async Task<JsonNode> ImportAsync(this HttpClient client, string release)
    {
        using var zip = new MemoryStream();
        System.IO.Compression.ZipFile.CreateFromDirectory(
            Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", release), zip);
        using var content = new ByteArrayContent(zip.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var taken = await client.PostAsync(
            new Uri($"/api/v1/products/{ApiHost.Product}/imports?complete=true", UriKind.Relative), content, Cancel);
        ((int)taken.StatusCode).ShouldBe(202, await taken.Content.ReadAsStringAsync(Cancel));
        var at = taken.Headers.Location!.OriginalString["/api/v1".Length..];
        return await client.UntilAsync(at, import => import["state"]!.GetValue<string>() is "finished" or "failed");
    }

    /// <summary>Asks until the answer is so; a minute is longer than anything here takes.</summary>
    public static async Task<JsonNode> UntilAsync(this HttpClient client, string path, Func<JsonNode, bool> isSo)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var now = await client.ReadAsync(path);
            if (isSo(now))
                return now;
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), now.ToJsonString());
            await Task.Delay(100, Cancel);
        }
    }
}
