using ReleaseConsole.Web.Api;
using ReleaseConsole.Web.Artifacts;
using ReleaseConsole.Web.Audit;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Ingest;
using ReleaseConsole.Web.Jobs;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;
using ReleaseConsole.Web.Verbs;

if (await VerbTree.RunAsync(args) is { } exitCode)
    return exitCode;

try
{
    var app = Build(args);
    await app.PrepareAsync();
    await app.SeedAsync();
    Map(app);
    await app.RunAsync();
    return Verb.Done;
}
catch (Exception fault) when (Faults.Tells(fault))
{
    await Console.Error.WriteLineAsync(Faults.Sentence(fault));
    return Verb.Refused;
}

static WebApplication Build(string[] args)
{
    // The settings lie beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();
    builder.UseConsoleAddress();

    builder.AddConsoleCore();
    builder.AddHostSafety();
    builder.AddSignInRecords().AddSignIn();
    builder.AddApi();
    builder.AddJobs();
    builder.Services.AddKit();
    builder.Services.AddShell();
    builder.Services.AddImports();
    builder.Services.AddArtifactPages();
    return builder.Build();
}

static void Map(WebApplication app)
{
    app.UseHostSafety();
    app.UseApi();
    app.UseShell();
    app.UseSignIn();
    app.MapSignIn();
    app.MapApi();
    app.MapAuditDownloads();
    app.MapExportDownload();
    app.MapUploads();
    app.MapShell();
}

/// <summary>Named so that tests can start the real host.</summary>
public sealed partial class Program;
