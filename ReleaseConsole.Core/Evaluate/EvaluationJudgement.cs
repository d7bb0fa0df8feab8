namespace ReleaseConsole.Core.Evaluate;

/// <summary>What all evaluations of a release say: what the policy gates by, and what is only watched, with the slices of both.</summary>
public sealed record EvaluationJudgement(IReadOnlyList<Verdict> Gated, IReadOnlyList<Verdict> Explored);
