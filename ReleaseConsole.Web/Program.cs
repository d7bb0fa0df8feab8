using ReleaseConsole.Web.Api;
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
builder.AddApi();
builder.Services.AddKit();
builder.Services.AddShell();

var app = builder.Build();
await app.PrepareAsync();

app.UseApi();
app.UseShell();
app.UseAntiforgery();
app.MapApi();
app.MapShell();

await app.RunAsync();
return Verb.Done;

/// <summary>Named so that tests can start the real host.</summary>
public sealed partial class Program;
