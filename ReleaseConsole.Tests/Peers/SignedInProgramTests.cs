using System.Diagnostics;
using Microsoft.Playwright;
using ReleaseConsole.Tests.Browser;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Tests.Web.Identity;

namespace ReleaseConsole.Tests.Peers;

/// <summary>The program as it runs in production, with its own settings and data, in a real browser against a certified provider.</summary>
public sealed class SignedInProgramTests : IDisposable
{
    private const string Password = "for this test";
    private readonly string _data = Directory.CreateTempSubdirectory("production-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Groups_of_the_provider_are_roles_on_the_access_page_and_signing_out_ends_both_sessions()
    {
        var port = NpmPeer.FreePort();
        await using var provider = await OidcProvider.StartAsync($"https://127.0.0.1:{port}");
        var settings = Settings(provider.Issuer);
        (await EndedProgram.InAsync(_data, settings, "tenants", "create", "own", "--name", "Our own")).ShouldEnd(0);
        (await EndedProgram.InAsync(_data, settings, "products", "create", "help-desk", "--tenant", "own", "--name", "Help desk"))
            .ShouldEnd(0);
        using var host = await ServingAsync(settings, port);
        try
        {
            var (reviewer, admin) = (await WindowAsync(port), await WindowAsync(port));
            await SignInAsync(reviewer, provider, "ada", "/help-desk/access");
            await Assertions.Expect(reviewer.Locator("main")).ToContainTextAsync("may manage access");

            await SignInAsync(admin, provider, "lena", "/help-desk/access");
            var ada = admin.Locator("tr", new() { HasText = "Person ada" });
            await Assertions.Expect(ada).ToContainTextAsync("Reviewer, Security");
            await Assertions.Expect(ada).ToContainTextAsync("a group");
            await Assertions.Expect(admin.Locator("tr", new() { HasText = "Person lena" })).ToContainTextAsync("Admin");

            // What the provider told of a person is what a key for their agent is made by.
            string[] key = ["keys", "create", "--tenant", "own", "--name", "gardener", "--role", "viewer", "--expires", "1d",
            "--on-behalf-of", "ada@example.test"];
            (await EndedProgram.InAsync(_data, settings, key)).ShouldEnd(0);
            await admin.GotoAsync("/help-desk/access?tab=keys");
            await Assertions.Expect(admin.Locator("tr", new() { HasText = "gardener" })).ToContainTextAsync("agent for Person ada");

            await admin.Locator("details.person summary").ClickAsync();
            await admin.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
            await admin.ClickAsync("button[name=logout]");
            await admin.EndsWithAsync("/signed-out");
            await admin.GotoAsync("/help-desk/access");
            admin.Url.ShouldStartWith(provider.Issuer);
            await reviewer.ReloadAsync();
            reviewer.Url.ShouldEndWith("/help-desk/access");
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Dictionary<string, string?> Settings(string issuer) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ReleaseConsole__Oidc__Authority"] = issuer,
        ["ReleaseConsole__Oidc__ClientId"] = FakeAuthority.ClientId,
        ["ReleaseConsole__Oidc__ClientSecret"] = FakeAuthority.ClientSecret,
        ["ReleaseConsole__Oidc__RoleMap"] = """{"rc-reviewers":["reviewer:security@own"],"rc-admins":["admin@own"]}""",
        ["Kestrel__Certificates__Default__Path"] = Path.Combine(_data, "localhost.pfx"),
        ["Kestrel__Certificates__Default__Password"] = Password,
    };

    private async Task<Process> ServingAsync(Dictionary<string, string?> settings, int port)
    {
        await File.WriteAllBytesAsync(Path.Combine(_data, "localhost.pfx"), SignInHost.NewPkcs12(Password), Cancel);
        // The second address is asked whether the program is ready; people come by the first.
        var asked = StartedHost.FreeAddress();
        var start = StartedHost.OfConsole($"https://127.0.0.1:{port};{asked}", _data, _data);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return await StartedHost.ReadyAsync(start, asked, TimeSpan.FromMinutes(2));
    }

    private static async Task<IPage> WindowAsync(int port)
    {
        var context = await Chromium.ContextAsync(new() { IgnoreHTTPSErrors = true, BaseURL = $"https://127.0.0.1:{port}" });
        return await context.NewPageAsync();
    }

    private static async Task SignInAsync(IPage page, OidcProvider provider, string who, string path)
    {
        await page.GotoAsync(path);
        page.Url.ShouldStartWith(provider.Issuer);
        await page.FillAsync("input[name=login]", who);
        await page.FillAsync("input[name=password]", "any");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[type=submit]");
        await page.EndsWithAsync(path);
    }
}
