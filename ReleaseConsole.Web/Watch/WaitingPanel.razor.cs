using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Watch;

/// <summary>The first things that wait for the one who looks; the inbox has them all.</summary>
public sealed partial class WaitingPanel
{
    private InboxShown? _inbox;
    private Refusal? _refusal;
    private string? _loaded;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Inject] public required InboxBoard Inbox { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Product)
            return;
        (_loaded, _inbox) = (Product, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var product = Product;
        var found = await Inbox.RunAsync(product, await Actors.CurrentAsync(), CancellationToken.None);
        if (product == Product)
            (_refusal, _inbox) = (found.Refusal, found.Succeeded ? found.Value : null);
    }

    private static string Title(QueueRow row) => row.Kind == ProposalKind.Rollback
        ? $"{row.Environment} back to {row.Release}"
        : $"{row.Release} for {row.Environment}";
}
