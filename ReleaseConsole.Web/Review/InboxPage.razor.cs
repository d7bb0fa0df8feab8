using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Live;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>What waits for the one who looks, what they wait for, and what ended; the selected one in short beside it.</summary>
public sealed partial class InboxPage(ReviewQueue queues, ActorSource actors, AuditFeed feed, IJSRuntime js) : IAsyncDisposable
{
    private const string Waiting = "waiting";
    private const string Finished = "done";
    private readonly JsModule _script = new(js, "./Review/InboxPage.razor.js");
    private CommittedChanges? _changes;
    private Queue? _queue;
    private Refusal? _refusal;
    private string? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "selected")] public string? SelectedText { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private string? ViewOrNull => View is Waiting or Finished ? View : null;

    private IReadOnlyList<QueueRow> Rows => ViewOrNull switch
    {
        Waiting => _queue!.Waiting,
        Finished => _queue!.Done,
        _ => _queue!.ForMe,
    };

    private QueueRow? Selected => Rows.FirstOrDefault(row => row.Id.Value.ToString("D") == SelectedText) ?? (Rows.Count > 0 ? Rows[0] : null);

    private IReadOnlyList<TabLink> Tabs =>
    [
        new("For me", Here.Inbox(), ViewOrNull is null, Some(_queue?.ForMe.Count)),
        new("Waiting on others", Here.Inbox(Waiting), ViewOrNull == Waiting, Some(_queue?.Waiting.Count)),
        new("Done", Here.Inbox(Finished), ViewOrNull == Finished, Some(_queue?.Done.Count)),
    ];

    private string EmptyTitle => ViewOrNull switch
    {
        Waiting => "You wait for nobody",
        Finished => "Nothing ended in the last 30 days",
        _ => "Nothing waits for you",
    };

    private string EmptyText => ViewOrNull switch
    {
        Waiting => "Open proposals stand here while somebody else has to act on them.",
        Finished => "Proposals that went live or were withdrawn stay here for 30 days. Older ones are in the audit log.",
        _ => "You see work here when a release needs a signature you can give, when something you proposed came back, "
            + "or when an approved release waits for you to put it live.",
    };

    public async ValueTask DisposeAsync()
    {
        _changes?.Dispose();
        await _script.DisposeAsync();
    }

    protected override async Task OnInitializedAsync() =>
        _changes = new CommittedChanges(feed, (await actors.CurrentAsync()).Tenant, () => InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        }));

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == Product)
            return;
        _loadedFor = Product;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _script.InvokeVoidAsync("listen");
    }

    private async Task LoadAsync()
    {
        var found = await queues.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        if (found.Succeeded)
            _queue = found.Value;
    }

    private static int? Some(int? count) => count > 0 ? count : null;
}
