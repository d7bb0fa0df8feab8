using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>Makes a release from another one: keep, take the newest or leave out, artifact by artifact; then freeze it.</summary>
public sealed partial class NewReleasePage(NewReleaseView start, ActorSource actors)
{
    private ReleaseDraft? _draft;
    private Refusal? _loadRefusal;
    private string? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>The import whose new versions are taken.</summary>
    [SupplyParameterFromQuery] public Guid? Import { get; set; }

    /// <summary>The other release that goes into it, where two are merged.</summary>
    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    /// <summary>What is chosen already, as <see cref="ReleaseConsole.Core.Releases.NamedPins"/> reads it.</summary>
    [SupplyParameterFromQuery(Name = "pin")] public string[]? Pinned { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Product} {From} {Import} {With} {string.Join(' ', Pinned ?? [])}";
        if (_loadedFor == asked)
            return;
        _loadedFor = asked;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var asked = new NewReleaseAsked(From, Import is { } import ? new ImportId(import) : null, Pinned ?? []);
        var found = await start.RunAsync(Product, asked, actor, CancellationToken.None);
        _loadRefusal = found.Refusal;
        if (found.Succeeded)
            _draft = ReleaseDraft.Of(found.Value, mergedWith: With);
    }
}
