using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>The outside places of a product and one of them; what is chosen and which form is open is in the address.</summary>
public sealed partial class SourcesPage
{
    private IReadOnlyList<SourceShown>? _all;
    private SourceShown? _chosen;
    private Refusal? _refusal;
    private RightsShown? _rights;

    [Parameter] public string Product { get; set; } = "";

    [SupplyParameterFromQuery] public Guid? Source { get; set; }

    /// <summary>The form that is open: <c>add</c> or <c>change</c>.</summary>
    [SupplyParameterFromQuery] public string? Do { get; set; }

    [Inject] public required SourceBoard Board { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string? WhyNotConnect => _rights is { MayConnect: false } ? "An admin can make and change sources." : null;

    private string? WhyNotPull => _rights is { MayAuthor: false } ? "A prompt engineer can pull." : null;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await Actors.CurrentAsync();
        var rights = await Rights.RunAsync(Product, actor, CancellationToken.None);
        _rights = rights.Succeeded ? rights.Value : null;
        var found = await Board.RunAsync(Product, actor, CancellationToken.None);
        (_all, _refusal) = (found.Succeeded ? found.Value : null, found.Refusal);
        // Without a choice: the first that could not be read, else the first.
        _chosen = _all?.FirstOrDefault(one => one.Id.Value == Source)
            ?? _all?.FirstOrDefault(one => one.Outcome == SourceOutcome.Failed) ?? (_all is [var first, ..] ? first : null);
    }
}
