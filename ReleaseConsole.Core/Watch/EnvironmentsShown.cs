using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Watch;

/// <summary>Everything the environments page shows.</summary>
public sealed record EnvironmentsShown(
    IReadOnlyList<EnvironmentCard> Environments, IReadOnlyList<ParityRow> Parity, IReadOnlyList<DriftShown> Drift,
    IReadOnlyList<HoldShown> Holds)
{
    /// <summary>What is frozen now or in the weeks to come, in order of beginning.</summary>
    public IReadOnlyList<FreezeShown> Freezes { get; init; } = [];
}
