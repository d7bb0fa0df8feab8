using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Api;

/// <summary>What came into force, by whose hand and when.</summary>
public sealed record PolicyAdopted(int Version, Digest Digest, string By, DateTimeOffset At);
