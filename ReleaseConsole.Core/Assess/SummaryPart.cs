namespace ReleaseConsole.Core.Assess;

/// <summary>Sentences under a heading.</summary>
public sealed record SummaryPart(string Heading, IReadOnlyList<string> Sentences);
