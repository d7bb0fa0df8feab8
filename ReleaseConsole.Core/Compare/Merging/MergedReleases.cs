using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>What two releases came to: ours, with these pins otherwise. No release is frozen yet.</summary>
public sealed record MergedReleases(string Ours, string Theirs, IReadOnlyList<MergedPin> Pins, IReadOnlyList<SavedVersion> Saved);
