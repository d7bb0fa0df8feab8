using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.UseConsoleAddress();

builder.Services.AddKit();
builder.Services.AddShell();

var app = builder.Build();

app.UseShell();
app.UseAntiforgery();
app.MapShell();

await app.RunAsync();

/// <summary>Named so that tests can start the real host.</summary>
public sealed partial class Program;
