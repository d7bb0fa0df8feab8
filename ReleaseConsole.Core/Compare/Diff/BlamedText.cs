using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// The newest version line by line, with what is known of each version named. <paramref name="Before"/> is set when older versions
/// were not read: a line of that version may be older still.
/// </summary>
public sealed record BlamedText(IReadOnlyList<BlamedLine> Lines, IReadOnlyDictionary<int, VersionRow> Versions, int? Before);
