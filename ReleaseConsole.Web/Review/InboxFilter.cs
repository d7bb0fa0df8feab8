using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>What the inbox shows, all of it from the address: whose turn it is, which act is asked for, and the order.</summary>
public sealed record InboxFilter(string? View = null, string? Act = null, string? Order = null)
{
    public const string Waiting = "waiting";
    public const string Finished = "done";
    private const string Sign = "sign";
    private const string PutLive = "put-live";
    private const string Revise = "revise";
    private const string Oldest = "oldest";
    private const string Newest = "newest";

    public static IReadOnlyList<Choice<string>> Orders { get; } =
        [new("", "Risk, then age"), new(Oldest, "Oldest first"), new(Newest, "Newest first")];

    /// <summary>Words it does not know count as not given.</summary>
    public static InboxFilter Of(string? view, string? act, string? order) => new(
        view is Waiting or Finished ? view : null, act is Sign or PutLive or Revise ? act : null, order is Oldest or Newest ? order : null);

    /// <summary>The acts that some row asks for, each with its count, after "All".</summary>
    public static IReadOnlyList<Choice<string>> Acts(IReadOnlyList<QueueRow> rows)
    {
        Choice<string> Choice(string act, string word) => new(act, $"{word} {rows.Count(row => ActOf(row) == act)}");
        return [new("", "All"), .. new[] { Choice(Sign, "Sign"), Choice(PutLive, "Put live"), Choice(Revise, "Revise") }
            .Where(choice => rows.Any(row => ActOf(row) == choice.Value))];
    }

    public string Url(ProductUrls here, Guid? selected = null) => here.Inbox(View, Act, Order, selected);

    public IReadOnlyList<QueueRow> Apply(IReadOnlyList<QueueRow> rows)
    {
        var some = rows.Where(row => Act is null || ActOf(row) == Act);
        return Order switch
        {
            Oldest => [.. some.OrderBy(row => row.ProposedAt)],
            Newest => [.. some.OrderByDescending(row => row.ProposedAt)],
            _ when View == Finished => [.. some],
            _ => [.. some.OrderByDescending(row => row.Risk).ThenBy(row => row.ProposedAt)],
        };
    }

    private static string ActOf(QueueRow row) => row.State switch
    {
        StandingState.Approved => PutLive,
        StandingState.Stale or StandingState.ChangesRequested or StandingState.Rejected => Revise,
        _ => Sign,
    };
}
