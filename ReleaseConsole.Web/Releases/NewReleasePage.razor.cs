using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>Makes a release from another one: keep, take the newest or leave out, artifact by artifact; then freeze it.</summary>
public sealed partial class NewReleasePage(NewReleaseView start, FreezeRelease freeze, DraftNotes notes, ActorSource actors)
{
    private readonly Dictionary<string, string?> _reasons = [];
    private IReadOnlyList<LeftOpen> _open = [];
    private ReleaseDraft? _draft;
    private Refusal? _loadRefusal;
    private Refusal? _refusal;
    private string? _version;
    private string? _notes;
    private bool _busy;
    private string? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>The import whose new versions are taken.</summary>
    [SupplyParameterFromQuery] public Guid? Import { get; set; }

    /// <summary>The other release that goes into it, where two are merged.</summary>
    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    /// <summary>What is chosen already, as <see cref="NamedPins"/> reads it.</summary>
    [SupplyParameterFromQuery(Name = "pin")] public string[]? Pinned { get; set; }

    [Inject] public required ReferencesLeftOpen LeftOpen { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Product} {From} {Import} {With} {string.Join(' ', Pinned ?? [])}";
        if (_loadedFor == asked)
            return;
        _loadedFor = asked;
        await LoadAsync();
    }

    private static IReadOnlyList<Choice<string>> BaseChoices(ReleaseDraft draft) =>
        draft.Bases.Count == 0 ? [new("", "Nothing")] : [.. draft.Bases.Select(version => new Choice<string>(version, version))];

    private static string Summary(ReleaseDraft draft)
    {
        var changed = draft.Lines.Count(line => line.IsChanged);
        var pinned = draft.Lines.Count(line => line.Chosen?.Digest is not null);
        return $"It pins {pinned} {(pinned == 1 ? "artifact" : "artifacts")}, {changed} of them not as in {draft.Base ?? "a release before"}.";
    }

    private void StartFrom(string version) => Navigation.NavigateTo(Here.NewRelease(version, Import), replace: true);

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var asked = new NewReleaseAsked(From, Import is { } import ? new ImportId(import) : null, Pinned ?? []);
        var found = await start.RunAsync(Product, asked, actor, CancellationToken.None);
        _loadRefusal = found.Refusal;
        if (found.Succeeded)
            _draft = ReleaseDraft.Of(found.Value, mergedWith: With);
    }

    private async Task<Result<Assessment>> JudgeAsync() =>
        await notes.RunAsync(Product, _draft!.Base, _draft.Pins, await actors.CurrentAsync(), CancellationToken.None);

    private List<PinException> Stated() =>
        [.. _reasons.Where(one => !string.IsNullOrWhiteSpace(one.Value)).Select(one => new PinException(one.Key, one.Value!))];

    private async Task AskWhyAsync(ReleaseRequest request, Actor actor)
    {
        var found = await LeftOpen.RunAsync(Product, request, actor, CancellationToken.None);
        if (!found.Succeeded)
            return;
        _open = found.Value;
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
            var request = _draft!.Request(_version.Trim(), _notes) with { Exceptions = Stated() };
            var frozen = await freeze.RunAsync(Product, request, actor, CancellationToken.None);
            _refusal = frozen.Refusal;
            if (frozen.Succeeded)
                Navigation.NavigateTo(Here.Release(frozen.Value.Version));
            else if (frozen.Refusal.Code == "unpinned-reference")
                await AskWhyAsync(request, actor);
        }
        finally
        {
            _busy = false;
        }
    }
}
