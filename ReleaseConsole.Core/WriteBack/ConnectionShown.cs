namespace ReleaseConsole.Core.WriteBack;

/// <summary>One connection with its health, what it lets us do, and how its write-backs of the last seven days went.</summary>
public sealed record ConnectionShown(
    TargetId Id, string Product, string Name, TargetKind Kind, string Address, string? Environment, string Settings, string? Secret,
    bool AllowsPrivateNetwork, bool IsEnabled, TargetHealth Health, string? HealthDetail, DateTimeOffset? CheckedAt, Capabilities Can,
    int DeliveriesInWeek, int ConfirmedInWeek, int UnknownNow, bool MayConnect);
