using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What an attempt or a read-back came to: the state to go to, the reason, and what was seen.</summary>
internal sealed record DeliveryOutcome(
    DeliveryState State, string Detail, string Step, Observation? Seen = null, Digest? Answer = null, TimeSpan? Wait = null,
    bool TargetIsGone = false)
{
    /// <summary>
    /// Whether the target may have been changed although the delivery goes on: what is kept of the answer then says unknown.
    /// </summary>
    public bool IsInDoubt { get; private init; }

    /// <summary>Ours arrived, and somebody put something else on top since: that is what stands there, and it is not ours.</summary>
    public bool IsCovered { get; init; }

    /// <summary>It surely changed nothing: planned again by the schedule, or refused once attempts have run out.</summary>
    public static DeliveryOutcome Later(WriteAnswer answer, int attempt, string step, Observation? seen = null) =>
        RetrySchedule.After(attempt, answer.RetryAfter) is { } wait
            ? new(DeliveryState.Planned, answer.Detail, step, seen, answer.Answer, wait)
            : new(DeliveryState.Refused, $"{answer.Detail}; attempts have run out", step, seen, answer.Answer);

    /// <summary>
    /// Whether it was changed cannot be told: read back at once where that can be done; sent again only where the receiver takes a
    /// repetition for what it is; otherwise a person must look.
    /// </summary>
    public static DeliveryOutcome InDoubt(WriteAnswer answer, int attempt, string step, Capabilities can) =>
        can.ReadBack ? new(DeliveryState.Unknown, answer.Detail, step, Answer: answer.Answer, Wait: TimeSpan.Zero)
        : can.SafeToRepeat && RetrySchedule.After(attempt, answer.RetryAfter) is { } wait
            ? new(DeliveryState.Planned, answer.Detail, step, Answer: answer.Answer, Wait: wait) { IsInDoubt = true }
        : new(DeliveryState.Unknown, answer.Detail, step, Answer: answer.Answer);
}
