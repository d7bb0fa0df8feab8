using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>What a release resolves to and what it will go through, environment by environment.</summary>
public sealed partial class ReleaseProfilePanel(ReleaseProfile profile, ActorSource actors)
{
    private ReleaseProfileShown? _shown;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required string Version { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await profile.RunAsync(Product, Version, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        _shown = found.Succeeded ? found.Value : null;
    }

    private static string Lasts(ModelAsked model) => model switch
    {
        { Model: null } => "names no model",
        { Note: null } => "stays the same model",
        _ => "can come to mean another model",
    };

    private static string Pinned(ReleaseProfileShown shown) => shown switch
    {
        { References: 0 } => "none",
        { Open.Count: 0 } => $"{shown.References}, all pinned",
        _ => $"{shown.References}, {shown.Open.Count} left open",
    };

    private static string Words(Boundary boundary) => boundary.AllowsEverything ? "open" : string.Join("; ", new[]
    {
        Words("models", boundary.Models), Words("providers", boundary.Providers), Words("hosts", boundary.Hosts),
        Words("data", boundary.DataClasses),
    }.OfType<string>());

    private static string? Words(string what, IReadOnlyList<string> allowed) =>
        allowed.Count == 0 ? null : $"{what} {string.Join(", ", allowed)}";
}
