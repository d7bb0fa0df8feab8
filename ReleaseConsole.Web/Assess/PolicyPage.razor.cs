using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Assess;

/// <summary>
/// The policy the product is judged under: its text, its rules, whose signatures it asks for, and the policies before it. An earlier
/// version named in the address is shown against the one in force.
/// </summary>
public sealed partial class PolicyPage(ActorSource actors, PolicyHistory history) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private PolicyView? _view;
    private Refusal? _refusal;
    private Refusal? _unknown;
    private string? _loaded;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery(Name = "version")] public string? VersionText { get; set; }

    private int? AskedNumber => int.TryParse(VersionText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private PolicyVersion? Asked { get; set; }

    private int? ShownVersion => Asked?.Version ?? _view?.InForce.Version;

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Product)
        {
            _loaded = Product;
            await LoadAsync();
        }
        await AskAsync();
    }

    // The list holds the newest; an older one is looked up by its number.
    private async Task AskAsync()
    {
        (Asked, _unknown) = (null, null);
        if (_view is not { } view || AskedNumber is not { } number || number == view.InForce.Version)
            return;
        Asked = view.Versions.FirstOrDefault(one => one.Version == number);
        if (Asked is not null)
            return;
        var found = await history.VersionAsync(Product, number, await actors.CurrentAsync(), _closing.Token);
        (Asked, _unknown) = (found.Succeeded ? found.Value : null, found.Refusal);
    }

    private async Task LoadAsync()
    {
        var view = await history.RunAsync(Product, await actors.CurrentAsync(), _closing.Token);
        _view = view.Succeeded ? view.Value : null;
        _refusal = view.Refusal;
    }

    private string Address(PolicyVersion version) => Urls.For(Product).Policy(
        version.Version == _view!.InForce.Version ? null : version.Version.ToString(CultureInfo.InvariantCulture));
}
