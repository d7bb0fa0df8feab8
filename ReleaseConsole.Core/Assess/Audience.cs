namespace ReleaseConsole.Core.Assess;

/// <summary>Who reads a summary: those who build the product, or those who answer for it.</summary>
public enum Audience
{
    Engineering,
    Compliance,
}
