using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>What approvals are tied to: who asked for it, how it was met, and for who may say so the way to say it.</summary>
public sealed partial class ApprovalConditions(MeetCondition meet, ActorSource actors)
{
    private static readonly string[] Consequences =
    [
        "The log keeps it with your name, and whoever puts it live relies on it.",
        "It is not taken back. Where it was wrong, whoever approved signs again.",
    ];

    private ConfirmDialog? _dialog;
    private ElementReference _list;
    private bool _isSaid;
    private ConditionShown? _asked;
    private Refusal? _refusal;
    private string? _evidence;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    private bool IsOpen => Proposal.State is StandingState.Open or StandingState.ChangesRequested or StandingState.Rejected;

    private bool MayMeet(ConditionShown one) => Proposal.Me.MayMeet.Contains(one.Id);

    private string WhoElse(ConditionShown one) =>
        Proposal.CanMeet.FirstOrDefault(hint => hint.Lane == one.Lane)?.Names is { Count: > 0 } names
            ? $"{ReviewWords.Joined(names)} can say so."
            : one.Lane is { } lane
                ? $"Nobody can say so now: somebody must be given the {lane.Title()} lane under Access."
                : "Nobody can say so now: somebody must be made release manager under Access.";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isSaid)
            return;
        // What was pressed is gone; what was said stands in the list.
        _isSaid = false;
        await _list.FocusIfThereAsync(preventScroll: true);
    }

    private async Task AskAsync(ConditionShown one)
    {
        (_asked, _evidence, _refusal) = (one, null, null);
        StateHasChanged();
        while (await _dialog!.AskAsync())
        {
            var met = await meet.RunAsync(
                Proposal.Id, new NewMetCondition(one.Id, _evidence), await actors.CurrentAsync(), CancellationToken.None);
            _refusal = met.Refusal;
            StateHasChanged();
            if (!met.Succeeded)
                continue;
            _isSaid = true;
            await OnChanged.InvokeAsync();
            return;
        }
    }
}
