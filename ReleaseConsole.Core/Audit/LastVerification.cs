namespace ReleaseConsole.Core.Audit;

/// <summary>How the last verification of a tenant's log ended.</summary>
public sealed record LastVerification(DateTimeOffset At, bool Ok, long Size, int Problems);
