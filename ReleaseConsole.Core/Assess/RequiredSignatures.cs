using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// A lane that must sign and how many times, with the reason the policy gives: its routing of the level, or a finding that added the lane
/// (<see cref="FromFinding"/>).
/// </summary>
public sealed record RequiredSignatures(Lane Lane, int Count, string Because, bool FromFinding = false);
