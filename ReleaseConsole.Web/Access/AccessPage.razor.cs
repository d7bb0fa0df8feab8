using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Access;

/// <summary>Who may do what in the tenant: persons with their roles, service keys, and what each role may do.</summary>
public sealed partial class AccessPage
{
    private string _tab = "";
    private IReadOnlyList<TabLink> _tabs = [];
    private AccessShown? _shown;
    private Refusal? _refusal;

    [Parameter] public string Product { get; set; } = "";

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required AccessOverview Overview { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override void OnParametersSet()
    {
        _tab = Tab ?? "persons";
        ShowTabs();
    }

    private async Task LoadAsync()
    {
        var shown = await Overview.RunAsync(await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = shown.Refusal;
        _shown = shown.Succeeded ? shown.Value : null;
        ShowTabs();
    }

    private void ShowTabs()
    {
        var urls = Urls.For(Product);
        _tabs =
        [
            new TabLink("Persons", urls.Access(), _tab == "persons", _shown?.Persons.Count),
            new TabLink("Service keys", urls.Access("keys"), _tab == "keys", _shown?.Keys.Count(key => key.RevokedAt is null)),
            new TabLink("What roles may do", urls.Access("roles"), _tab == "roles"),
        ];
    }
}
