namespace ReleaseConsole.Core.Ingest;

/// <summary>The line a refusal speaks of with those around it; <paramref name="First"/> is the number of the first, from 1.</summary>
public sealed record LineExcerpt(int First, IReadOnlyList<string> Lines, int Hit);
