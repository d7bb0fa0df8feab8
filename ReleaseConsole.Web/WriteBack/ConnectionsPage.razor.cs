using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>The outside systems, what was sent to one of them, and the story of one delivery; what is chosen is in the address.</summary>
public sealed partial class ConnectionsPage
{
    private const int MostDeliveries = 50;
    private IReadOnlyList<ConnectionShown>? _all;
    private ConnectionShown? _chosen;
    private IReadOnlyList<DeliveryShown>? _deliveries;
    private DeliveryTrace? _trace;
    private RightsShown? _rights;
    private Refusal? _refusal;
    private (string, Guid?, string?, Guid?) _loaded;

    [Parameter] public string Product { get; set; } = "";

    [SupplyParameterFromQuery] public Guid? Target { get; set; }

    [SupplyParameterFromQuery] public string? Outcome { get; set; }

    [SupplyParameterFromQuery] public Guid? Delivery { get; set; }

    /// <summary>The form that is open: <c>add</c> or <c>change</c>.</summary>
    [SupplyParameterFromQuery] public string? Do { get; set; }

    [Inject] public required ConnectionBoard Board { get; set; }

    [Inject] public required DeliveryLog Log { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private bool IsAdding => Do == "add" && _rights is { MayConnect: true };

    private string? WhyNot => _rights is { MayConnect: false } ? DeliveryWords.WhoConnects : null;

    protected override async Task OnParametersSetAsync()
    {
        var asked = (Product, Target, Outcome, Delivery);
        if (_loaded == asked)
            return;
        _loaded = asked;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (asked, actor) = (_loaded, await Actors.CurrentAsync());
        var all = await Board.RunAsync(Product, actor, CancellationToken.None);
        var rights = await Rights.RunAsync(Product, actor, CancellationToken.None);
        var chosen = all.Succeeded ? Choose(all.Value) : null;
        var deliveries = chosen is null
            ? null
            : await Log.RunAsync(chosen.Id, DeliveryWords.Read(Outcome), after: null, MostDeliveries, actor, CancellationToken.None);
        var picked = Delivery is { } id
            ? new DeliveryId(id)
            : deliveries is { Succeeded: true, Value: [var newest, ..] } ? newest.Id : (DeliveryId?)null;
        var trace = picked is { } one ? await Log.TraceAsync(one, actor, CancellationToken.None) : null;
        if (asked != _loaded)
            return;
        _rights = rights.Succeeded ? rights.Value : null;
        (_refusal, _all, _chosen) = (all.Refusal, all.Succeeded ? all.Value : null, chosen);
        _deliveries = deliveries is { Succeeded: true } ? deliveries.Value : null;
        _trace = trace is { Succeeded: true } && trace.Value.Delivery.TargetId == chosen?.Id ? trace.Value : null;
    }

    // Without a choice: the first that waits for somebody, else the first.
    private ConnectionShown? Choose(IReadOnlyList<ConnectionShown> all) =>
        all.FirstOrDefault(one => one.Id.Value == Target)
            ?? all.FirstOrDefault(one => one.UnknownNow > 0) ?? (all is [var first, ..] ? first : null);
}
