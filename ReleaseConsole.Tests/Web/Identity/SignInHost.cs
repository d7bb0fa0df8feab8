using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Tests.Web.Identity;

/// <summary>The console's own sign-in and host safety on a real Kestrel with https, around one page that says who is there.</summary>
internal sealed class SignInHost : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = NewCertificate();
    private readonly WebApplication _app;
    private readonly string? _ownFolder;

    private SignInHost(WebApplication app, List<SignedInPerson> recorded, string? ownFolder) =>
        (_app, Recorded, _ownFolder) = (app, recorded, ownFolder);

    public List<SignedInPerson> Recorded { get; }

    public Uri Address { get; private set; } = null!;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static Dictionary<string, string?> Oidc(string authority) => new()
    {
        ["ReleaseConsole:Oidc:Authority"] = authority,
        ["ReleaseConsole:Oidc:ClientId"] = FakeAuthority.ClientId,
        ["ReleaseConsole:Oidc:ClientSecret"] = FakeAuthority.ClientSecret,
        ["ReleaseConsole:Oidc:RoleMap"] = """{"rc-reviewers":["reviewer:security@demo","auditor@demo"]}""",
    };

    /// <param name="remote">The address connections seem to come from; their own when null.</param>
    /// <param name="folder">The data of an earlier or another host, to be its restart or its neighbour; a fresh one when null.</param>
    public static async Task<SignInHost> StartAsync(
        string environment, Dictionary<string, string?> settings, bool https = true, IPAddress? remote = null, int port = 0,
        string? folder = null)
    {
        var ownFolder = folder is null ? Directory.CreateTempSubdirectory("sign-in-").FullName : null;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ApplicationName = typeof(SignIn).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrel(o => o.Listen(IPAddress.Loopback, port, l => { if (https) l.UseHttps(Certificate); }));
        var recorded = new List<SignedInPerson>();
        builder.Services.AddSingleton<RecordSignIn>((person, _) =>
        {
            recorded.Add(person);
            return Task.CompletedTask;
        });
        builder.Services.AddReleaseConsole(StorageOptions.From(builder.Configuration, folder ?? ownFolder!));
        builder.Services.AddDatabaseKeys();
        builder.AddHostSafety().AddSignIn();
        builder.Services.AddServerSideBlazor();

        var app = builder.Build();
        await app.Services.GetRequiredService<MigrateDatabase>().RunAsync(TestContext.Current.CancellationToken);
        if (remote is not null)
            app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = remote;
                return next(context);
            });
        app.UseHostSafety();
        app.UseSignIn();
        app.MapSignIn();
        app.MapBlazorHub();
        app.MapGet("/who", (HttpContext context) => string.Join('\n', context.User.Claims.Select(c => $"{c.Type}={c.Value}")));
        app.MapGet("/form", (HttpContext context, IAntiforgery forms) => forms.GetAndStoreTokens(context).RequestToken);
        app.MapGet("/leave", (HttpContext context, IAntiforgery forms) => Results.Content(
            $"""
            <form method="post" action="/sign-out">
              <input type="hidden" name="antiforgery" value="{forms.GetAndStoreTokens(context).RequestToken}"><button>Sign out</button>
            </form>
            """,
            "text/html"));
        var host = new SignInHost(app, recorded, ownFolder);
        await app.StartAsync(TestContext.Current.CancellationToken);
        host.Address = new Uri(app.Urls.Single());
        return host;
    }

    public Browser Open() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_ownFolder is null)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_ownFolder, recursive: true);
    }

    private static X509Certificate2 NewCertificate() => X509CertificateLoader.LoadPkcs12(NewPkcs12(password: null), password: null);

    /// <summary>A certificate of localhost with its key, for a day.</summary>
    internal static byte[] NewPkcs12(string? password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return made.Export(X509ContentType.Pkcs12, password);
    }
}

/// <summary>One person's browser as far as the protocol goes: cookies, and redirects that are followed one by one.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri home)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        };
        _http = new HttpClient(handler) { BaseAddress = home };
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string url) => _http.GetAsync(url, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string url, params (string Name, string Value)[] form) =>
        _http.PostAsync(
            url,
            new FormUrlEncodedContent(form.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))),
            TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string url)
    {
        using var response = await GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Where the answer to this request points.</summary>
    public async Task<string> NextAsync(string url)
    {
        using var response = await GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>From asking for a page to the provider's answer, which is not yet delivered.</summary>
    public async Task<string> AnswerOfProviderAsync(string returnUrl = "/who") =>
        await NextAsync(await NextAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl)));

    /// <summary>The whole way in; where it ends is returned.</summary>
    public async Task<string> SignInAsync(string returnUrl = "/who") => await NextAsync(await AnswerOfProviderAsync(returnUrl));

    public async Task<bool> SignedInAsync()
    {
        using var response = await GetAsync("/who");
        return response.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => _http.Dispose();
}
