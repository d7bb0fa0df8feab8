namespace ReleaseConsole.Core.Review;

/// <summary>What I can act on now, by risk and age; what I wait for; what ended in the last 30 days.</summary>
public sealed record Queue(IReadOnlyList<QueueRow> ForMe, IReadOnlyList<QueueRow> Waiting, IReadOnlyList<QueueRow> Done);
