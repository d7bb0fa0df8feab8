using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// What becomes of one evaluation when two releases are merged, and why. <see cref="Pinned"/> goes along; null: nothing does.
/// </summary>
public sealed record MergedEvaluation(string Path, PinnedContent? Ours, PinnedContent? Theirs, PinnedContent? Pinned, string Why);
