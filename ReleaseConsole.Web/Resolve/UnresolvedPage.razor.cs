using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Resolve;

/// <summary>
/// What imports could not tell for certain, one item after the other, with what it may be beside it; the decisions and rules too.
/// </summary>
public sealed partial class UnresolvedPage(ActorSource actors, UnresolvedQueue queue, NavigationManager navigation)
{
    private List<UnresolvedRow>? _rows;
    private Refusal? _refusal;
    private Refusal? _decisionRefusal;
    private LastDecision? _last;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "item")] public Guid? ItemId { get; set; }

    /// <summary>The suggested artifact that is compared with.</summary>
    [SupplyParameterFromQuery] public string? With { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private UnresolvedRow? Selected => ItemId is null ? _rows?.FirstOrDefault() : _rows?.FirstOrDefault(row => row.Id.Value == ItemId);

    /// <summary>The address names a question that waits no longer; what was decided here just now is told already.</summary>
    private UnresolvedId? Gone =>
        ItemId is { } id && _rows is not null && Selected is null && _last?.Item.Value != id ? new UnresolvedId(id) : null;

    private IReadOnlyList<TabLink> Tabs =>
    [
        new("Waiting", Here.Unresolved(), Tab is not ("decisions" or "rules"), _rows?.Count),
        new("Decisions", Here.Unresolved(tab: "decisions"), Tab == "decisions"),
        new("Rules", Here.Unresolved(tab: "rules"), Tab == "rules"),
    ];

    protected override Task OnParametersSetAsync() => _rows is null ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var found = await queue.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        _rows = found.Succeeded ? found.Value : null;
    }

    private async Task DecidedAsync((UnresolvedRow Item, Result<ResolvedItem> Decided) decision)
    {
        var (item, decided) = decision;
        var next = _rows!.SkipWhile(row => row != item).Skip(1).FirstOrDefault();
        _decisionRefusal = decided.Refusal;
        if (!decided.Succeeded)
            return;
        _last = new LastDecision(item.Id, Said(item, decided.Value));
        await LoadAsync();
        navigation.NavigateTo(Here.Unresolved(next?.Id.Value), replace: true);
    }

    private async Task TookBackAsync(bool waitsAgain)
    {
        await LoadAsync();
        navigation.NavigateTo(Here.Unresolved(waitsAgain ? _last!.Item.Value : null), replace: true);
    }

    private static string Said(UnresolvedRow item, ResolvedItem decided) =>
        decided.Remark is { } remark ? $"{item.Path} is {decided.Path}. {remark}" : Said(item.Path, decided);

    private static string Said(string path, ResolvedItem decided) => decided.Resolution switch
    {
        Resolution.SameArtifact => $"{path} is {decided.Path}, now version {decided.Version}.",
        Resolution.Alias => $"{path} is another name of {decided.Path}, now version {decided.Version}.",
        Resolution.NewArtifact => $"{decided.Path} is a new artifact.",
        Resolution.Ignore => $"{path} is left out.",
    };

    private sealed record LastDecision(UnresolvedId Item, string Said);
}
