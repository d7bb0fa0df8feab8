namespace ReleaseConsole.Tests.Web.Identity;

/// <summary>A console in production that signs in at an authority of its own, and one browser.</summary>
public abstract class BesideAuthority : IAsyncLifetime
{
    private protected FakeAuthority Authority { get; private set; } = null!;

    private protected SignInHost Host { get; private set; } = null!;

    private protected Browser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Authority = await FakeAuthority.StartAsync();
        Host = await SignInHost.StartAsync("Production", SignInHost.Oidc(Authority.Issuer));
        Browser = Host.Open();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Browser.Dispose();
        await Host.DisposeAsync();
        await Authority.DisposeAsync();
    }
}
