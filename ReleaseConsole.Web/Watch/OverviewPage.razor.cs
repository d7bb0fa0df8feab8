using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Watch;

/// <summary>What is live where, what waits for the one who looks, what needs somebody, and how the week went.</summary>
public sealed partial class OverviewPage
{
    private OverviewShown? _board;
    private IReadOnlyList<QueueRow>? _waiting;
    private IReadOnlyList<AuditRow>? _week;
    private RightsShown? _rights;
    private Refusal? _refusal;
    private Refusal? _waitingRefusal;
    private Refusal? _weekRefusal;
    private string? _loaded;

    [Parameter] public string Product { get; set; } = "";

    [Inject] public required OverviewBoard Board { get; set; }

    [Inject] public required ReviewQueue Queue { get; set; }

    [Inject] public required AuditSearch Log { get; set; }

    [Inject] public required MyRights Rights { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    private ProductUrls Here => Urls.For(Product);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Product)
            return;
        (_loaded, _board, _waiting, _week) = (Product, null, null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (product, actor) = (Product, await Actors.CurrentAsync());
        var board = await Board.RunAsync(product, actor, CancellationToken.None);
        var rights = await Rights.RunAsync(product, actor, CancellationToken.None);
        var queue = await Queue.RunAsync(product, actor, CancellationToken.None);
        var week = await Log.RunAsync(
            new AuditQuestion { Product = product, From = Clock.GetUtcNow().AddDays(-7), Actions = WeekEntry.Actions, Limit = 16 },
            actor, CancellationToken.None);
        if (product != Product)
            return;
        (_refusal, _waitingRefusal, _weekRefusal) = (board.Refusal, queue.Refusal, week.Refusal);
        _rights = rights.Succeeded ? rights.Value : null;
        _board = board.Succeeded ? board.Value : null;
        _waiting = queue.Succeeded ? queue.Value.ForMe : null;
        _week = week.Succeeded ? week.Value.Rows : null;
    }

    private string? WhyNot(string act) => _rights is { MayAuthor: false } ? $"A prompt engineer can {act}." : null;
}
