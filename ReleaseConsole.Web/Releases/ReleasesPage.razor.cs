using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>The releases of a product: where each is live, how its newest proposal stands, and the way to propose it.</summary>
public sealed partial class ReleasesPage(ReleaseBoard releases, ActorSource actors, NavigationManager navigation)
{
    private const int Most = 500;
    private Board? _board;
    private Refusal? _refusal;
    private string? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private static IReadOnlyList<Choice<string>> Choices { get; } =
        [new("", "All"), new("live", "Live"), new("review", "In review"), new("withdrawn", "Withdrawn")];

    private IReadOnlyList<BoardRow> Rows => [.. _board!.Rows.Where(HasState).Where(HasWords)];

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == Product)
            return;
        _loadedFor = Product;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await releases.RunAsync(Product, Most, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        if (found.Succeeded)
            _board = found.Value;
    }

    private bool HasState(BoardRow row) => State switch
    {
        "live" => row.Release.LiveIn.Count > 0,
        "review" => row.Newest is { IsOpen: true },
        "withdrawn" => row.Release.State == ReleaseState.Withdrawn,
        _ => true,
    };

    private bool HasWords(BoardRow row) => string.IsNullOrWhiteSpace(Q)
        || row.Release.Version.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase)
        || row.Release.Manifest.ToString().Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase)
        || row.Release.CreatedBy.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase);

    private void Filter(string? words) => navigation.NavigateTo(Here.Releases(words, State));

    private void Pick(string state) => navigation.NavigateTo(Here.Releases(Q, state));
}
