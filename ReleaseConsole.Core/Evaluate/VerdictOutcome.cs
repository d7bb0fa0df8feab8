namespace ReleaseConsole.Core.Evaluate;

/// <summary>What paired results say about the candidate; three-valued at heart, never a silent pass.</summary>
public enum VerdictOutcome
{
    /// <summary>Better, beyond chance.</summary>
    Improved,

    /// <summary>Non-inferior: the lower bound of the difference is above minus the margin.</summary>
    NotWorse,
    Degraded,

    /// <summary>Could be either: a person looks.</summary>
    Inconclusive,
    TooFewSamples,

    /// <summary>No common cases, other digests, or no baseline.</summary>
    Incomparable,
}
