using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>What somebody says of a condition: which one, by the digest they were shown, and how it was met.</summary>
public sealed record NewMetCondition(Digest Condition, string? Evidence);
