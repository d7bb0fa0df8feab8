using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Both sides of a comparison with what the policy in force makes of it and where it was judged for (null: anywhere protected); no
/// judgement where a side is one artifact.
/// </summary>
public sealed record JudgedComparison(ComparedRelease Compared, Assessment? Assessment, string? JudgedFor = null);
