using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;

namespace ReleaseConsole.Web.Shell;

/// <summary>What keeps the host safe before any page or endpoint is asked: limits, headers, and who may open a circuit.</summary>
public static class HostSafety
{
    public const string RequireHttpsSetting = "ReleaseConsole:RequireHttps";

    public static WebApplicationBuilder AddHostSafety(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(HostLimits.Limit);
        builder.Services.Configure<CircuitOptions>(o => HostLimits.Limit(o, builder.Environment));
        builder.Services.Configure<HubOptions>(o => HostLimits.Limit(o, builder.Environment));
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(HostLimits.Limit);
        builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        return builder;
    }

    public static WebApplication UseHostSafety(this WebApplication app)
    {
        if (RequiresHttps(app.Configuration, app.Environment))
            app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OwnOriginCircuits>();
        return app;
    }

    /// <summary>
    /// Whether people reach the console by https, directly or through a proxy that says so. Assumed outside Development; the setting
    /// is for the rare host that is plain http on purpose.
    /// </summary>
    public static bool RequiresHttps(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue(RequireHttpsSetting, defaultValue: !environment.IsDevelopment());
}
