using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Watch;

/// <summary>What the evaluations said of a release when it was put live: the worst outcome, of how many, over how many pairs.</summary>
public sealed record LiveVerdict(VerdictOutcome Worst, int WithThatOutcome, int Measures, int Pairs);
