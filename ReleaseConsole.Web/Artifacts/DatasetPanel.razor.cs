using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>What a version of a dataset is like, told by its profile: the data itself is not read, however large it is.</summary>
public sealed partial class DatasetPanel
{
    private const int ColumnsAtFirst = 50;
    private const string NoProfile = "no-profile";

    private DatasetProfiled? _profiled;
    private Refusal? _refusal;
    private int _most;
    private (string Path, int Number) _loadedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    /// <summary>Which version; the newest without it.</summary>
    [Parameter] public int? Version { get; set; }

    [Inject] public required DatasetProfileView Profile { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private bool IsUncounted => _refusal is { Code: NoProfile };

    private int Number => Version ?? Shown.Newest.Number;

    private IReadOnlyList<Choice<int>> Versions => [.. Shown.Versions.Select(row => new Choice<int>(row.Number, $"v{row.Number}"))];

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == (Shown.Path, Number))
            return;
        _loadedFor = (Shown.Path, Number);
        (_profiled, _most) = (null, ColumnsAtFirst);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = _loadedFor;
        var found = await ProfileAsync(Number > 1 ? (Number - 1).ToString(CultureInfo.InvariantCulture) : null);
        // The version before it may be a pointer or a card, which has no rows to hold this one against.
        if (found.Refusal is { Code: NoProfile } && Number > 1)
            found = await ProfileAsync(against: null);
        if (asked == _loadedFor)
            (_profiled, _refusal) = (found.Succeeded ? found.Value : null, found.Refusal);
    }

    private async Task<Result<DatasetProfiled>> ProfileAsync(string? against) => await Profile.RunAsync(
        Product, Shown.Kind, Shown.Path, Number.ToString(CultureInfo.InvariantCulture), against, await Actors.CurrentAsync(),
        CancellationToken.None);

    private void Go(int number) => Navigation.NavigateTo(Here.ArtifactData(Shown.Kind, Shown.Path, number), replace: true);

    private static string About(DatasetOverlap overlap, long rows) => (overlap.IsEstimate ? "about " : "") + Counted.Of(rows);
}
