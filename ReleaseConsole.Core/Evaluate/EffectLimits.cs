namespace ReleaseConsole.Core.Evaluate;

/// <summary>The limits of an effect downwards and upwards; 1 is no effect for a ratio of means, 0.5 for the common language.</summary>
public readonly record struct EffectLimits(double Lower, double Upper);
