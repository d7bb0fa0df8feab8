using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Deploy;

/// <summary>
/// The promotion path, how environments differ, and what stands in the way of one of them; what is chosen is in the address.
/// </summary>
public sealed partial class EnvironmentsPage
{
    private EnvironmentsShown? _board;
    private EnvironmentCard? _card;
    private Refusal? _refusal;
    private string? _loaded;

    [Parameter] public string Product { get; set; } = "";

    /// <summary>The environment whose drift, boundary and history are shown.</summary>
    [SupplyParameterFromQuery(Name = "environment")] public string? Environment { get; set; }

    /// <summary><c>all</c>, or only what differs.</summary>
    [SupplyParameterFromQuery] public string? Rows { get; set; }

    /// <summary>The form that is open: <c>promote</c> or <c>hold</c>.</summary>
    [SupplyParameterFromQuery] public string? Do { get; set; }

    /// <summary>The drift whose difference is shown.</summary>
    [SupplyParameterFromQuery] public Guid? Drift { get; set; }

    /// <summary>The instant the history is asked about, in UTC.</summary>
    [SupplyParameterFromQuery] public string? At { get; set; }

    [Inject] public required EnvironmentBoard Board { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string RollBackUrl => _card is null ? "" : Here.RollBack(_card.Name);

    private string? WhyNoRollBack => _card switch
    {
        { MayRollBack: false } => "A person with the role release manager can roll back.",
        { Manifest: null } => $"Nothing is live in {_card!.Name}, so there is nothing to roll back.",
        _ => null,
    };

    private string? WhyNoProposal =>
        _card is { MayPropose: false } ? "A prompt engineer or a release manager can propose a release." : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Product)
        {
            (_loaded, _board) = (Product, null);
            await LoadAsync();
        }
        Choose();
    }

    private async Task LoadAsync()
    {
        var product = Product;
        var board = await Board.RunAsync(product, await Actors.CurrentAsync(), CancellationToken.None);
        if (product != Product)
            return;
        _refusal = board.Refusal;
        _board = board.Succeeded ? board.Value : null;
        Choose();
    }

    // Without a choice: the one in trouble that is nearest to the end of the path, else the end of the path.
    private void Choose() => _card = _board?.Environments.FirstOrDefault(one => one.Name == Environment)
        ?? _board?.Environments.LastOrDefault(one => one.Drifts > 0) ?? (_board is { Environments: [.., var last] } ? last : null);

    private IReadOnlyList<DriftShown> DriftsOf(EnvironmentCard card) => [.. _board!.Drift.Where(one => one.Environment == card.Name)];

    private string Url(string? act = null, string? rows = null) =>
        Here.Environments(("environment", Environment ?? _card?.Name), ("rows", rows ?? Rows), ("do", act), ("at", At));
}
