using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// The inverse of a proposal as it was when it was proposed: where it leads (<see cref="BackTo"/>), what returns, what cannot, and every
/// step and check with its reason. Plans that were stored before they held all of it have only what returns.
/// </summary>
public sealed record RollbackPlanDocument(
    Digest? BackTo, IReadOnlyList<PlannedReturn> Returns, string? ToRelease = null, Digest? From = null,
    IReadOnlyList<string>? CannotBeUndone = null, IReadOnlyList<ReadinessCheck>? Checks = null, IReadOnlyList<RollbackStep>? Steps = null)
{
    // A deployment that was under way when it was proposed has ended when this one goes live.
    private static readonly string[] Lasting = ["versions", "boundary", "approved"];

    /// <summary>Why the way could not be gone, as known when it was proposed; null when it could.</summary>
    [JsonIgnore]
    public string? NoWayBack => Checks?.Where(check => check.State == CheckState.Failed && Lasting.Contains(check.Id))
        .ToList() is { Count: > 0 } failed
        ? $"There is no way back to {ToRelease}: {string.Join(" ", failed.Select(check => check.Detail))}"
        : null;

    public static RollbackPlanDocument Read(string document) =>
        JsonSerializer.Deserialize<RollbackPlanDocument>(document, CanonicalJson.Options)!;
}
