using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReleaseConsole.Web.Identity.OpenIdConnect;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Identity;

/// <summary>Sign-in, wired: cookie session, OpenID Connect, the development sign-in, and nothing open by default.</summary>
public static class SignIn
{
    public const string CookieScheme = "session";
    public const string OidcScheme = "oidc";

    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<OidcSignIn>();
        services.AddSingleton<FrontChannelLogout>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.TryAddSingleton<RecordSignIn>((_, _) => Task.CompletedTask);
        services.TryAddSingleton<ListDemoPersons>(_ => Task.FromResult(DevelopmentSignIn.DemoPersons));

        services.AddSingleton<IValidateOptions<OidcOptions>, OidcOptionsCheck>();
        services.AddOptions<OidcOptions>().Configure<IConfiguration>(Read).ValidateOnStart();

        var https = HostSafety.RequiresHttps(builder.Configuration, builder.Environment);
        var authentication = services.AddAuthentication(CookieScheme).AddCookie(CookieScheme, o => SessionCookie.Configure(o, https));
        var oidc = new OidcOptions();
        Read(oidc, builder.Configuration);
        if (oidc.Configured)
        {
            services.AddSingleton<LogoutTokens>();
            services.AddSingleton<BackChannelLogout>();
            authentication.AddOpenIdConnect(OidcScheme, displayName: null, o => OidcSignIn.Configure(o, oidc, https));
        }
        // Default deny: an endpoint is open only where it says so itself.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(o =>
        {
            o.Cookie = SessionCookie.Named("antiforgery", https);
            o.FormFieldName = "antiforgery";
        });
        return builder;
    }

    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        // After authorization: a token is bound to the person, so the person has to be known first.
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapSignIn(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        SignInEndpoints.Map(open);
        SignInEndpoints.MapTenantSwitch(app);
        if (app.Environment.IsDevelopment())
            DevelopmentSignIn.Map(open);
        if (app.Services.GetRequiredService<IOptions<OidcOptions>>().Value.Configured)
            SignInEndpoints.MapBackChannel(open);
        return app;
    }

    private static void Read(OidcOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(OidcOptions.Section);
        section.Bind(options);
        (options.Roles, options.RoleProblems) = RoleMapReading.Read(section.GetSection("RoleMap"));
    }

    private sealed class OidcOptionsCheck(IHostEnvironment environment) : IValidateOptions<OidcOptions>
    {
        public ValidateOptionsResult Validate(string? name, OidcOptions options) =>
            options.Problems(environment.IsDevelopment()) is { Count: > 0 } problems
                ? ValidateOptionsResult.Fail(problems)
                : ValidateOptionsResult.Success;
    }
}
