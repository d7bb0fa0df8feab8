namespace ReleaseConsole.Core.WriteBack;

/// <summary>What writing a release to a connection would change there, and whether it would be written at all.</summary>
public sealed record DryRun(
    string Target, string Environment, string Release, bool WouldWrite, string Because, IReadOnlyList<PlannedChange> Changes);
