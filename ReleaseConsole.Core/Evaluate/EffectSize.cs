namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// What the size of an effect is read from: the ratio of the means, or how often a candidate's point is the higher one (CLES).
/// </summary>
public enum EffectSize
{
    MeanRatio,
    CommonLanguage,
}
