namespace ReleaseConsole.Core.Watch;

/// <summary>A hold in force.</summary>
public sealed record HoldShown(
    Guid Id, string Environment, string Reason, string Owner, DateTimeOffset PlacedAt, DateTimeOffset? Until, bool MayLift);
