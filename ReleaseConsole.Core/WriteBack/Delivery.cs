using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>One item of the outbox: make this target carry this manifest for this environment.</summary>
public sealed class Delivery(DateTimeOffset createdAt) : ITenantOwned, IRevised
{
    private static readonly Dictionary<DeliveryState, DeliveryState[]> Moves = new()
    {
        // Withdrawn, when another target refused before anything was sent here.
        [DeliveryState.Planned] = [DeliveryState.Sending, DeliveryState.Refused],
        [DeliveryState.Sending] =
        [
            DeliveryState.Planned, DeliveryState.Confirmed, DeliveryState.AlreadyThere, DeliveryState.Conflict, DeliveryState.Refused,
            DeliveryState.Unknown,
        ],
        [DeliveryState.Unknown] = [DeliveryState.Confirmed, DeliveryState.Planned, DeliveryState.Conflict, DeliveryState.Refused],
        [DeliveryState.Conflict] = [DeliveryState.Planned],
        [DeliveryState.Refused] = [DeliveryState.Planned],
        [DeliveryState.Confirmed] = [],
        [DeliveryState.AlreadyThere] = [],
    };

    public required DeliveryId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required TargetId TargetId { get; init; }
    public required DeploymentId DeploymentId { get; init; }
    public required string Environment { get; init; }
    public required Digest ManifestDigest { get; init; }
    public required Digest? Replaces { get; init; }
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public DeliveryState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>The process whose attempt is under way; when it is surely gone, its lease need not be waited for.</summary>
    public string? SentBy { get; private set; }

    /// <summary>When the next attempt or read-back is due; null when nothing is due.</summary>
    public DateTimeOffset? DueAt { get; private set; } = createdAt;
    public string? Detail { get; private set; }

    /// <summary>
    /// The outside pointer a person decided to overwrite although we did not put it there; null: only what we left there.
    /// </summary>
    public string? Overwrites { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public int Revision { get; private set; }

    /// <summary>The idempotency key of the outside effect: the same for every attempt of this delivery.</summary>
    public string Key => $"rc-{Id.Value:n}";

    public bool IsSettled =>
        State is DeliveryState.Confirmed or DeliveryState.AlreadyThere or DeliveryState.Conflict or DeliveryState.Refused;

    public void Send(DateTimeOffset leaseUntil, string? host)
    {
        MoveTo(DeliveryState.Sending, null, leaseUntil, null);
        (Attempts, SentBy) = (Attempts + 1, host);
    }

    public void Settle(DeliveryState outcome, string detail, DateTimeOffset now) => MoveTo(outcome, detail, null, now);

    public void RetryAt(DateTimeOffset due, string detail) => MoveTo(DeliveryState.Planned, detail, due, null);

    /// <summary>A person takes responsibility for writing over this outside pointer.</summary>
    public void MayOverwrite(string? pointer) => Overwrites = pointer;

    /// <param name="readBackAt">When it is read back next; null when the target cannot be read and a person must look.</param>
    public void Doubt(DateTimeOffset? readBackAt, string detail)
    {
        if (State == DeliveryState.Unknown)
            (DueAt, Detail) = (readBackAt, detail);
        else
            MoveTo(DeliveryState.Unknown, detail, readBackAt, null);
    }

    private void MoveTo(DeliveryState next, string? detail, DateTimeOffset? due, DateTimeOffset? settled)
    {
        if (!Moves[State].Contains(next))
            throw new InvalidOperationException($"A delivery does not go from {State} to {next}.");
        (State, Detail, DueAt, SettledAt) = (next, detail, due, settled);
    }
}
