namespace ReleaseConsole.Core.Watch;

/// <summary>One environment as the overview lists it; no verdict means that nothing was measured.</summary>
public sealed record LiveRow(EnvironmentCard Card, LiveVerdict? Judged, int UnknownDeliveries);
