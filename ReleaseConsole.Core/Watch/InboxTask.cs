using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Watch;

/// <summary>What waits for somebody beside proposals.</summary>
public enum InboxTaskKind
{
    /// <summary>A target shows something else than was put there: it is adopted, reverted, or accepted until a date.</summary>
    Drift,

    /// <summary>
    /// A risk that this person accepted is accepted for at most a fortnight more: it is renewed, or what was found is mended.
    /// </summary>
    RiskEnding,

    /// <summary>An import could not tell which artifacts these are.</summary>
    Unresolved,

    /// <summary>Somebody answered this person, or remarked on what they proposed, and had the last word.</summary>
    Remark,
}

/// <summary>
/// One thing that waits for the one who asks, and why; of its places those are filled that lead to where it is done.
/// <see cref="Risk"/> is the proposal's, null where nothing was judged.
/// </summary>
public sealed record InboxTask(InboxTaskKind Kind, Guid Id, string Title, string Why, DateTimeOffset Since)
{
    public RiskLevel? Risk { get; init; }
    public string? Environment { get; init; }
    public ProposalId? Proposal { get; init; }

    /// <summary>The artifact a remark is on.</summary>
    public string? Path { get; init; }

    /// <summary>The oldest item of an import that waits.</summary>
    public UnresolvedId? Item { get; init; }
}
