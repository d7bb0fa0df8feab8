using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>A release that is being put together: artifact by artifact kept, taken or left out, under its version, with its notes; then frozen.</summary>
public sealed partial class NewReleaseForm(FreezeRelease freeze, ActorSource actors, NavigationManager navigation)
{
    private Refusal? _refusal;
    private string? _version;
    private string? _notes;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ReleaseDraft Draft { get; set; }

    /// <summary>The import whose new versions are taken, kept in the address when another release is chosen to begin from.</summary>
    [Parameter] public Guid? Import { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private IReadOnlyList<Choice<string>> BaseChoices =>
        Draft.Bases.Count == 0 ? [new("", "Nothing")] : [.. Draft.Bases.Select(version => new Choice<string>(version, version))];

    private string Summary
    {
        get
        {
            var changed = Draft.Lines.Count(line => line.IsChanged);
            var pinned = Draft.Lines.Count(line => line.Chosen?.Digest is not null);
            return $"It pins {pinned} {(pinned == 1 ? "artifact" : "artifacts")}, {changed} of them not as in {Draft.Base ?? "a release before"}.";
        }
    }

    private void StartFrom(string version) => navigation.NavigateTo(Here.NewRelease(version, Import), replace: true);

    private async Task FreezeAsync()
    {
        if (_busy || string.IsNullOrWhiteSpace(_version))
            return;
        _busy = true;
        try
        {
            var frozen = await freeze.RunAsync(
                Product, Draft.Request(_version.Trim(), _notes), await actors.CurrentAsync(), CancellationToken.None);
            _refusal = frozen.Refusal;
            if (frozen.Succeeded)
                navigation.NavigateTo(Here.Release(frozen.Value.Version));
        }
        finally
        {
            _busy = false;
        }
    }
}
