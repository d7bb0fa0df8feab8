using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Resolve;

/// <summary>One item that waits: why, what it may be with the evidence, both texts side by side, and the decisions there are.</summary>
public sealed partial class UnresolvedItem(
    IdentityComparison comparisons, VersionHistory histories, ResolveItem resolve, ActorSource actors)
{
    private const int LookedBack = 100;
    private ComparedItem? _compared;
    private int? _sameAs;
    private string _newPath = "";
    private (UnresolvedId, string?)? _comparedFor;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required UnresolvedRow Item { get; set; }

    /// <summary>The path of the suggestion that is looked at; otherwise the likeliest.</summary>
    [Parameter] public string? With { get; set; }

    [Parameter] public Refusal? Refusal { get; set; }

    /// <summary>What the item is said to be, or why that is refused.</summary>
    [Parameter] public EventCallback<(UnresolvedRow Item, Result<ResolvedItem> Decided)> OnDecided { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private Suggestion? Chosen =>
        Item.Suggestions.FirstOrDefault(one => one.Path == With) ?? (Item.Suggestions.Count > 0 ? Item.Suggestions[0] : null);

    protected override async Task OnParametersSetAsync()
    {
        if (_comparedFor == (Item.Id, Chosen?.Path))
            return;
        if (Chosen is { Artifact: null } free)
            _newPath = free.Path;
        else if (_comparedFor?.Item1 != Item.Id)
            _newPath = Item.Path;
        _comparedFor = (Item.Id, Chosen?.Path);
        var (chosen, actor) = (Chosen is { Artifact: not null } ? Chosen : null, await actors.CurrentAsync());
        var compared = await comparisons.RunAsync(Item.Id, chosen?.Path, actor, CancellationToken.None);
        (_compared, _sameAs) = (compared.Succeeded ? compared.Value : null, chosen is null ? null : await SameAsAsync(chosen, actor));
    }

    /// <summary>The older version that holds these very bytes; the artifact may have gone on since the item was imported.</summary>
    private async Task<int?> SameAsAsync(Suggestion chosen, Actor actor)
    {
        var history = await histories.RunAsync(
            Product, chosen.Kind, chosen.Path, before: null, LookedBack, actor, CancellationToken.None);
        var rows = history.Succeeded ? history.Value : [];
        return rows.Count == 0 || rows[0].Digest == Item.Content ? null : rows.FirstOrDefault(one => one.Digest == Item.Content)?.Number;
    }

    private async Task DecideAsync(Resolution resolution, string? path)
    {
        var item = Item;
        var decided = await resolve.RunAsync(
            item.Id, new ResolutionChoice(resolution, path), await actors.CurrentAsync(), CancellationToken.None);
        await OnDecided.InvokeAsync((item, decided));
    }
}
