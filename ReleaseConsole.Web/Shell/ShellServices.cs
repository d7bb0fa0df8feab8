namespace ReleaseConsole.Web.Shell;

/// <summary>The host's frame: circuits, error and not-found pages, files and components.</summary>
internal static class ShellServices
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<PaletteActs>();
        services.AddScoped<PaletteSearch>();
        services.AddScoped<PaletteThings>();
    }

    /// <summary>
    /// Listens on <c>http://localhost:5080</c> unless told otherwise; set in code, because an address in
    /// appsettings.json would win over <c>ASPNETCORE_URLS</c>.
    /// </summary>
    public static void UseConsoleAddress(this WebApplicationBuilder builder)
    {
        string[] said = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (said.All(key => string.IsNullOrEmpty(builder.Configuration[key])))
            builder.WebHost.UseUrls(DefaultAddress);
    }

    public static void UseShell(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(Urls.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(Urls.NotFound, createScopeForStatusCodePages: true);
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
