using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// The newest version of the policy's text where it is not the one in force, however it came: saved, imported or released.
/// </summary>
public sealed record PolicyDraft(int Number, Digest Digest, string Text, string By, DateTimeOffset At, string Message);
