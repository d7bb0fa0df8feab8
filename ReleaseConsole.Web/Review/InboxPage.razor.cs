using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>What waits for the one who looks, what they wait for, and what ended; the selected one in short beside it.</summary>
public sealed partial class InboxPage(InboxBoard board, ActorSource actors, NavigationManager navigation)
{
    private InboxShown? _inbox;
    private Guid? _shown;
    private int _turn;
    private Refusal? _refusal;
    private string? _loadedFor;

    [Parameter] public required string Product { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "selected")] public string? SelectedText { get; set; }

    /// <summary>Only what asks for this act: <c>sign</c>, <c>put-live</c>, <c>decide</c> …; see <see cref="InboxAct"/>.</summary>
    [SupplyParameterFromQuery] public string? Act { get; set; }

    /// <summary><c>oldest</c> or <c>newest</c> first; otherwise by risk, then age.</summary>
    [SupplyParameterFromQuery] public string? Order { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private InboxFilter Asked => InboxFilter.Of(View, Act, Order);

    private IReadOnlyList<InboxRow> All => Asked.View switch
    {
        InboxFilter.Waiting => [.. _inbox!.Proposals.Waiting.Select(row => InboxRow.Of(row, Here))],
        InboxFilter.Finished => [.. _inbox!.Proposals.Done.Select(row => InboxRow.Of(row, Here))],
        _ => [.. _inbox!.Proposals.ForMe.Select(row => InboxRow.Of(row, Here)), .. _inbox.Tasks.Select(task => InboxRow.Of(task, Here))],
    };

    private IReadOnlyList<InboxRow> Rows => Asked.Apply(All);

    private InboxRow? Selected => Rows.FirstOrDefault(row => row.Id.ToString("D") == SelectedText)
        ?? Rows.FirstOrDefault(row => row.Id == _shown) ?? (Rows.Count > 0 ? Rows[0] : null);

    private IReadOnlyList<TabLink> Tabs =>
    [
        new("For me", Here.Inbox(), Asked.View is null, Some(_inbox?.ForMe)),
        new("Waiting on others", Here.Inbox(InboxFilter.Waiting), Asked.View == InboxFilter.Waiting, Some(_inbox?.Proposals.Waiting.Count)),
        new("Done", Here.Inbox(InboxFilter.Finished), Asked.View == InboxFilter.Finished, Some(_inbox?.Proposals.Done.Count)),
    ];

    private string EmptyTitle => Asked.View switch
    {
        InboxFilter.Waiting => "You wait for nobody",
        InboxFilter.Finished => "Nothing ended in the last 30 days",
        _ => "Nothing waits for you",
    };

    private string EmptyText => Asked.View switch
    {
        InboxFilter.Waiting => "Open proposals stand here while somebody else has to act on them.",
        InboxFilter.Finished => "Proposals that went live or were withdrawn stay here for 30 days. Older ones are in the audit log.",
        _ => "You see work here when a release needs a signature you can give or waits for you to put it live, when an approval in your "
            + "lane is tied to a condition that nobody said is met, when something you proposed came back or was remarked on, when "
            + "drift or an imported item waits for your word, and before a finding you accepted runs out.",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != Product)
        {
            _loadedFor = Product;
            await LoadAsync();
        }
        Stay();
    }

    private async Task LoadAsync()
    {
        var turn = ++_turn;
        var found = await board.RunAsync(Product, await actors.CurrentAsync(), CancellationToken.None);
        // Two may be on their way at once; the one that was asked later knows more, whichever comes last.
        if (turn != _turn)
            return;
        _refusal = found.Refusal;
        if (found.Succeeded)
            _inbox = found.Value;
        Stay();
    }

    // What arrives while one reads does not take the place of what is read: Enter opens that one.
    private void Stay() => _shown = _inbox is null ? null : Selected?.Id;

    private void Pick(string act) => navigation.NavigateTo((Asked with { Act = InboxActs.Parse(act) }).Url(Here));

    private void Sort(string order) => navigation.NavigateTo((Asked with { Order = order.Length == 0 ? null : order }).Url(Here));

    private static int? Some(int? count) => count > 0 ? count : null;
}
