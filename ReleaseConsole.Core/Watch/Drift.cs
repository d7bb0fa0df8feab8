using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>A difference between what should be live and what was seen, from when it was first seen until it ends.</summary>
public sealed class Drift(string? observed, string? who, DateTimeOffset firstSeenAt) : ITenantOwned, IRevised
{
    public required DriftId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required string Environment { get; init; }
    public required TargetId TargetId { get; init; }
    public required DriftKind Kind { get; init; }

    /// <summary>The artifact path, or the file's path when no artifact has it.</summary>
    public required string Path { get; init; }
    public required string? Expected { get; init; }
    public string? Observed { get; private set; } = observed;

    /// <summary>Who made it, as the target tells (a commit's author); null when it does not.</summary>
    public string? Who { get; private set; } = who;
    public DateTimeOffset FirstSeenAt { get; private set; } = firstSeenAt;
    public DateTimeOffset LastSeenAt { get; private set; } = firstSeenAt;
    public DriftState State { get; private set; }
    public DateTimeOffset? Until { get; private set; }
    public string? Reason { get; private set; }
    public string? EndedBy { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int Revision { get; private set; }

    /// <summary>It still differs, and somebody has to decide.</summary>
    public bool IsActive(DateTimeOffset now) => State == DriftState.Open || (State == DriftState.Accepted && Until <= now);

    public void SeenAgain(string? observed, string? who, DateTimeOffset now) => (Observed, Who, LastSeenAt) = (observed, who, now);

    public void End(DriftState state, string by, string? reason, DateTimeOffset now)
    {
        if (State == DriftState.Gone || state == State)
            throw new InvalidOperationException("A drift ends once.");
        (State, EndedBy, Reason, EndedAt) = (state, by, reason, now);
    }

    public void Accept(DateTimeOffset until, string by, string reason)
    {
        if (State is DriftState.Gone or DriftState.Adopted)
            throw new InvalidOperationException("An ended drift is not accepted.");
        (State, Until, EndedBy, Reason) = (DriftState.Accepted, until, by, reason);
    }
}
