namespace ReleaseConsole.Core.Review;

/// <summary>Who could sign for a pending requirement right now; nobody means the proposal is stuck until access changes.</summary>
public sealed record SignerHint(string Requirement, IReadOnlyList<string> Names);
