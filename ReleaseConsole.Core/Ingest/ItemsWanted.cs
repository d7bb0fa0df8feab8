namespace ReleaseConsole.Core.Ingest;

/// <summary>Which items of an import are asked for: of one outcome, with a text in their path or reason, so many from there on.</summary>
public sealed record ItemsWanted(ItemOutcome? Outcome = null, string? Text = null, int Skip = 0, int Limit = 500);
