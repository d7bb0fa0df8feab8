namespace ReleaseConsole.Core.Evaluate;

/// <summary>What a metric's numbers are, which decides how they are written.</summary>
public enum MeasureUnit
{
    /// <summary>A share of cases, 0 to 1.</summary>
    Share,
    Score,
    Milliseconds,
    Cost,
    Tokens,
}
