namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A part of two schemas that answers to the same place in both.</summary>
internal sealed record SchemaDescent(string Keyword, Schema Before, Schema After, string Place, string Label);
