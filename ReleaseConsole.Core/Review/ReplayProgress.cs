namespace ReleaseConsole.Core.Review;

/// <summary>How far a replay is.</summary>
public sealed record ReplayProgress(int Done, int Of);
