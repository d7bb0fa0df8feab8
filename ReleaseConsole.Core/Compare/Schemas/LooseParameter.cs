namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A parameter that one of two schemas describes and the other does not.</summary>
internal sealed record LooseParameter(Schema Before, Schema After, string Name, bool IsGone);
