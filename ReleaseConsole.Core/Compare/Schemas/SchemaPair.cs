namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Two schemas, or a part of both that answers to the same place, and what that place is called; nothing at the root.</summary>
internal sealed record SchemaPair(Schema Before, Schema After, string Place, string Label);
