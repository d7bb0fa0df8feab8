using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>
/// A release that is being put together: artifact by artifact kept, taken or left out, under its version, with its notes; then frozen.
/// </summary>
public sealed partial class NewReleaseForm(
    FreezeRelease freeze, ReferencesLeftOpen leftOpen, ActorSource actors, NavigationManager navigation)
{
    private static readonly Refusal Unsaid =
        new("unpinned-reference", "Say why each of these stays open, or choose another version of what names it.");

    private readonly Dictionary<string, string?> _reasons = [];
    private List<LeftOpen> _open = [];
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
            return $"It pins {pinned} {(pinned == 1 ? "artifact" : "artifacts")}, {changed} of them not as in "
                + $"{Draft.Base ?? "a release before"}.";
        }
    }

    private void StartFrom(string version) => navigation.NavigateTo(Here.NewRelease(version, Import), replace: true);

    /// <summary>The reasons of what is open now: what was open before another choice was made is signed by nobody.</summary>
    private List<PinException> Stated() => [.. _open.Select(one => one.Name).Distinct()
        .Where(name => !string.IsNullOrWhiteSpace(_reasons.GetValueOrDefault(name)))
        .Select(name => new PinException(name, _reasons[name]!))];

    private async Task AskWhyAsync(ReleaseRequest request, Actor actor)
    {
        var found = await leftOpen.RunAsync(Product, request, actor, CancellationToken.None);
        _open = found.Succeeded ? found.Value : [];
        foreach (var one in _open)
            _reasons.TryAdd(one.Name, one.Reason);
    }

    private async Task FreezeAsync()
    {
        if (_busy || string.IsNullOrWhiteSpace(_version))
            return;
        _busy = true;
        try
        {
            var actor = await actors.CurrentAsync();
            var asked = Draft.Request(_version.Trim(), _notes);
            if (_open.Count > 0)
                await AskWhyAsync(asked, actor);
            if (_open.Any(one => string.IsNullOrWhiteSpace(_reasons.GetValueOrDefault(one.Name))))
            {
                _refusal = Unsaid;
                return;
            }
            var request = asked with { Exceptions = Stated() };
            var frozen = await freeze.RunAsync(Product, request, actor, CancellationToken.None);
            _refusal = frozen.Refusal;
            if (frozen.Succeeded)
                navigation.NavigateTo(Here.Release(frozen.Value.Version));
            else if (frozen.Refusal.Code == "unpinned-reference")
                await AskWhyAsync(request, actor);
        }
        finally
        {
            _busy = false;
        }
    }
}
