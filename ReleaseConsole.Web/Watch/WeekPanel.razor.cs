using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Watch;

/// <summary>What changed in the product in the last seven days, as the log tells it.</summary>
public sealed partial class WeekPanel
{
    private const int Most = 16;
    private IReadOnlyList<AuditRow>? _week;
    private Refusal? _refusal;
    private string? _loaded;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Inject] public required AuditSearch Log { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Product)
            return;
        (_loaded, _week) = (Product, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var product = Product;
        var week = await Log.RunAsync(
            new AuditQuestion { Product = product, From = Clock.GetUtcNow().AddDays(-7), Actions = WeekEntry.Actions, Limit = Most },
            await Actors.CurrentAsync(), CancellationToken.None);
        if (product == Product)
            (_refusal, _week) = (week.Refusal, week.Succeeded ? week.Value.Rows : null);
    }
}
