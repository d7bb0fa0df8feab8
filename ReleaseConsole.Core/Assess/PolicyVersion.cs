using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>One policy a product was or is judged under.</summary>
public sealed record PolicyVersion(int Version, Digest Policy, string By, DateTimeOffset? At);
