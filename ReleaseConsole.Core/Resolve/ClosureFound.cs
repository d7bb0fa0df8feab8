namespace ReleaseConsole.Core.Resolve;

/// <summary>How many places in a release's contents name something, and which of them it does not pin.</summary>
public sealed record ClosureFound(int References, IReadOnlyList<OpenReference> Open);
