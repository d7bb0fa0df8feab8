using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// An item beside the artifact it may be: the newest version's text before, the item's after; no artifact: the item's text alone.
/// Null where a side is no text.
/// </summary>
public sealed record ComparedItem(UnresolvedId Item, string? Artifact, int? Version, TextComparison? Comparison);
