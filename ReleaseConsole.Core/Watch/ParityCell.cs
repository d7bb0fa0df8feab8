using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Watch;

/// <summary>What one environment pins for an artifact, and what was seen there when that differs.</summary>
public sealed record ParityCell(string Environment, Digest? Pinned, string? Observed, bool EqualsReference)
{
    /// <summary>It should be there, and is not.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What is there is what was released.</summary>
    public bool IsAsReleased => Observed is null && !IsMissing;
}
