using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>The versions of an artifact, newest first, and any two of them side by side.</summary>
public sealed partial class HistoryPanel
{
    private TextComparison? _comparison;
    private Refusal? _problem;
    private (string Path, int? From, int? To) _loadedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    [Parameter] public int? From { get; set; }

    [Parameter] public int? To { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [SupplyParameterFromQuery] public string? Ws { get; set; }

    [SupplyParameterFromQuery] public string? Line { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required VersionText Texts { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string AddressOf(string line) => Navigation.GetUriWithQueryParameter("line", line);

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == (Shown.Path, From, To))
            return;
        _loadedFor = (Shown.Path, From, To);
        (_comparison, _problem) = (null, null);
        if (From is not { } from || To is not { } to)
            return;
        var (before, after) = (await TextAsync(from), await TextAsync(to));
        _problem = before.Refusal ?? after.Refusal;
        if (_problem is null)
            _comparison = TextDiff.WithMoves(before.Value, after.Value);
    }

    private async Task<Result<string>> TextAsync(int number)
    {
        var version = await Texts.RunAsync(
            Product, Shown.Kind, Shown.Path, number.ToString(CultureInfo.InvariantCulture), await Actors.CurrentAsync(),
            CancellationToken.None);
        if (!version.Succeeded)
            return version.Refusal;
        return version.Value.Content is { } text ? text : ArtifactsRefusals.NotText(Shown.Path);
    }
}
