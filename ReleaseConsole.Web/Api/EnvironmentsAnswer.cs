using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Watch;

namespace ReleaseConsole.Web.Api;

/// <summary>The environments of a product, a page of them, with what differs, drifted and is held in all.</summary>
internal sealed record EnvironmentsAnswer(
    IReadOnlyList<EnvironmentCard> Environments, IReadOnlyList<ParityRow> Parity, IReadOnlyList<DriftShown> Drift,
    IReadOnlyList<HoldShown> Holds,
    string? Cursor)
{
    /// <summary>What is frozen now or in the weeks to come.</summary>
    public required IReadOnlyList<FreezeShown> Freezes { get; init; }

    public static EnvironmentsAnswer Of(EnvironmentsShown shown, PageRequest page)
    {
        var cut = page.Slice(shown.Environments, one => one.Name);
        return new EnvironmentsAnswer(cut.Items, shown.Parity, shown.Drift, shown.Holds, cut.Cursor) { Freezes = shown.Freezes };
    }
}
