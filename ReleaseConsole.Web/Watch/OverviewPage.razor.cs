using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Watch;

/// <summary>What is live where and what needs somebody; beside it, what waits for the one who looks and how the week went.</summary>
public sealed partial class OverviewPage
{
    private OverviewShown? _board;
    private RightsShown? _rights;
    private Refusal? _refusal;
    private string? _loaded;

    [Parameter] public string Product { get; set; } = "";

    [Inject] public required OverviewBoard Board { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Product)
            return;
        (_loaded, _board) = (Product, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (product, actor) = (Product, await Actors.CurrentAsync());
        var board = await Board.RunAsync(product, actor, CancellationToken.None);
        var rights = await Rights.RunAsync(product, actor, CancellationToken.None);
        if (product != Product)
            return;
        _refusal = board.Refusal;
        _rights = rights.Succeeded ? rights.Value : null;
        _board = board.Succeeded ? board.Value : null;
    }

    private string? WhyNot(string act) => _rights is { MayAuthor: false } ? $"A prompt engineer can {act}." : null;
}
