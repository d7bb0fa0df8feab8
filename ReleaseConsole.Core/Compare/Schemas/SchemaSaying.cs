namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Everything a sentence about one line is made of.</summary>
internal sealed record SchemaSaying(
    string Label, string[] Keywords, string? Was, string? Now, SchemaVerdict Verdict, Schema Before, Schema After);
