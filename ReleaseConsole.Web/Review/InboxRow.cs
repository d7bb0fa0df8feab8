using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>One line of the inbox, a proposal or something else that waits, by the act it asks for; the page it is done on.</summary>
public sealed record InboxRow(Guid Id, InboxAct Act, RiskLevel Urgency, string Title, string Why, DateTimeOffset Since, string Url)
{
    public QueueRow? Proposal { get; init; }

    public InboxTask? Task { get; init; }

    public static InboxRow Of(QueueRow row, ProductUrls here) => new(
        row.Id.Value,
        row.State switch
        {
            _ when row.ToMeet > 0 => InboxAct.Meet,
            StandingState.Approved => InboxAct.PutLive,
            StandingState.Stale or StandingState.ChangesRequested or StandingState.Rejected => InboxAct.Revise,
            _ => InboxAct.Sign,
        },
        row.Risk, ReviewWords.Title(row), row.Why, row.ProposedAt,
        here.Proposal(row.Id.Value))
    {
        Proposal = row,
    };

    public static InboxRow Of(InboxTask task, ProductUrls here) => new(
        task.Id,
        task.Kind switch
        {
            InboxTaskKind.Drift => InboxAct.Decide,
            InboxTaskKind.RiskEnding => InboxAct.Renew,
            InboxTaskKind.Remark => InboxAct.Answer,
            InboxTaskKind.Unresolved => InboxAct.Identify,
        },
        task.Risk ?? Unjudged(task.Kind), task.Title, task.Why, task.Since, Place(task, here))
    {
        Task = task,
    };

    /// <summary>Where it stands among what was judged: what runs otherwise than approved comes before what can wait a few days.</summary>
    private static RiskLevel Unjudged(InboxTaskKind kind) => kind switch
    {
        InboxTaskKind.Drift => RiskLevel.High,
        InboxTaskKind.RiskEnding => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    private static string Place(InboxTask task, ProductUrls here) => task switch
    {
        { Kind: InboxTaskKind.RiskEnding, Proposal: { } proposal } => here.Proposal(proposal.Value, "findings"),
        { Kind: InboxTaskKind.Remark, Proposal: { } proposal } => here.Proposal(proposal.Value, change: task.Path),
        { Kind: InboxTaskKind.Unresolved, Item: { } item } => here.Unresolved(item.Value),
        _ => here.Environments(("environment", task.Environment)),
    };
}
