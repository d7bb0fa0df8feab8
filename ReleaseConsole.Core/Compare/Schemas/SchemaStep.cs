namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Some keywords that changed together, and the schema before with these as they are after.</summary>
internal sealed record SchemaStep(string[] Keywords, Schema After);
