namespace ReleaseConsole.Core.Review;

/// <summary>A place to propose for, with the release that is live there.</summary>
public sealed record ProposableEnvironment(string Name, bool IsProtected, string? Live);
