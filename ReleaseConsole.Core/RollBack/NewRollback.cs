namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// What is asked: the release to go back to (null for the last known good one), why, which incident, and whether to break glass.
/// </summary>
public sealed record NewRollback(string? To, string Reason, string? Incident = null, bool BreakGlass = false);
