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

var app = builder.Build();
await app.PrepareAsync();
await app.SeedAsync();

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

await app.RunAsync();
return Verb.Done;

/// <summary>Named so that tests can start the real host.</summary>
public sealed partial class Program;
