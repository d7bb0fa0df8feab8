namespace ReleaseConsole.Core.Evaluate;

/// <summary>Which way a metric is worse.</summary>
public enum Worse
{
    Higher,
    Lower,
    Either,
}
