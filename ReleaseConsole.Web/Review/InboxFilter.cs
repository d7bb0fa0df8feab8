using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>What the inbox shows, all of it from the address: whose turn it is, which act is asked for, and the order.</summary>
public sealed record InboxFilter(string? View = null, InboxAct? Act = null, string? Order = null)
{
    public const string Waiting = "waiting";
    public const string Finished = "done";
    private const string Oldest = "oldest";
    private const string Newest = "newest";

    public static IReadOnlyList<Choice<string>> Orders { get; } =
        [new("", "Risk, then age"), new(Oldest, "Oldest first"), new(Newest, "Newest first")];

    /// <summary>Words it does not know count as not given.</summary>
    public static InboxFilter Of(string? view, string? act, string? order) => new(
        view is Waiting or Finished ? view : null, InboxActs.Parse(act), order is Oldest or Newest ? order : null);

    /// <summary>The acts that some row asks for and the one that is chosen, each with its count, after "All".</summary>
    public IReadOnlyList<Choice<string>> Acts(IReadOnlyList<InboxRow> rows) =>
    [
        new("", "All"),
        .. from act in Enum.GetValues<InboxAct>()
           let count = rows.Count(row => row.Act == act)
           where count > 0 || act == Act
           select new Choice<string>(act.Word, $"{act.Chip} {count}"),
    ];

    public string Url(ProductUrls here, Guid? selected = null) => here.Inbox(View, Act?.Word, Order, selected);

    public IReadOnlyList<InboxRow> Apply(IReadOnlyList<InboxRow> rows)
    {
        var some = rows.Where(row => Act is null || row.Act == Act);
        return Order switch
        {
            Oldest => [.. some.OrderBy(row => row.Since)],
            Newest => [.. some.OrderByDescending(row => row.Since)],
            _ when View == Finished => [.. some],
            _ => [.. some.OrderByDescending(row => row.Urgency).ThenBy(row => row.Since)],
        };
    }
}
