using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.RollBack;

/// <summary>A release that was live here before; at most one is the last known good one, and then it is the first, with why.</summary>
public sealed record RollbackCandidate(
    string Release, Digest Manifest, DateTimeOffset LiveFrom, DateTimeOffset LiveUntil, bool IsLastKnownGood, string Why);
