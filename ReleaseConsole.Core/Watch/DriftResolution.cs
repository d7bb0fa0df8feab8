namespace ReleaseConsole.Core.Watch;

/// <summary>The decision on a drift; <see cref="Until"/> and <see cref="Reason"/> are for accepting.</summary>
public sealed record DriftResolution(DriftChoice Choice, DateTimeOffset? Until = null, string? Reason = null);
