namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// A decision about an item. The path names the artifact it is, or the path a new one gets; without it the only artifact it may
/// be is meant, or the path the item came with.
/// </summary>
public sealed record ResolutionChoice(Resolution Resolution, string? Path = null);
