using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Deploy;

/// <summary>What was live in one environment: all of it, or what was there at one instant.</summary>
public sealed partial class HistoryPanel
{
    private const int Most = 20;
    private IReadOnlyList<LiveSpan>? _spans;
    private Refusal? _refusal;
    private (string, string, string?, Digest?) _loaded;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required string Environment { get; set; }

    [Parameter] public string? At { get; set; }

    /// <summary>What is live now; when it changes the history has grown.</summary>
    [Parameter] public Digest? Live { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Inject] public required EnvironmentHistory History { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Product, Environment, At, Live);
        if (_loaded == asked)
            return;
        _loaded = asked;
        var found = await History.RunAsync(
            Product, Environment, Instant(At), after: null, Most, await Actors.CurrentAsync(), CancellationToken.None);
        if (_loaded != asked)
            return;
        _refusal = found.Refusal;
        _spans = found.Succeeded ? found.Value : null;
    }

    private static DateTimeOffset? Instant(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
        ? instant
        : null;

    private string Address(string? at) => Here.Environments(("environment", Environment), ("at", at));

    private void Ask(string? at) => Navigation.NavigateTo(Address(string.IsNullOrWhiteSpace(at) ? null : at));
}
