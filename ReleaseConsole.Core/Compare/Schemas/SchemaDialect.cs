namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The drafts of JSON Schema, as <c>$schema</c> names them. Every schema is read as 2020-12; some words mean something else in others.
/// </summary>
internal enum SchemaDialect
{
    /// <summary>As MCP has it, 2020-12; an <c>items</c> that is a list can only be meant as it was before.</summary>
    Unstated,
    Draft4,
    Draft6,
    Draft7,
    Draft2019,
    Draft2020,

    /// <summary>Another one, of which nothing is known.</summary>
    Other,
}
