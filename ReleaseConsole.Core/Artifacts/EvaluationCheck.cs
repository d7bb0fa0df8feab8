namespace ReleaseConsole.Core.Artifacts;

/// <summary>One assertion on an answer: its metric's name, or its type where it has none.</summary>
public sealed record EvaluationCheck(string Name, bool? Pass, double? Score, string? Reason);
