namespace ReleaseConsole.Core.Artifacts;

public sealed record LengthProfile(long Shortest, long Longest, double Mean);
