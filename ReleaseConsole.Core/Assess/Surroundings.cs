namespace ReleaseConsole.Core.Assess;

/// <summary>A difference between what should be live and what was seen there, still open: what, where, since when and by whom.</summary>
public sealed record OpenDrift(string Path, string Said, DateTimeOffset Since, string? Who);

/// <summary>
/// What judging needs to know beside the two manifests and the policy, as of one day: loaded by the use case that judges, so that
/// rules stay pure and the same judgement can be made again later.
/// </summary>
public sealed record Surroundings(DateOnly Today)
{
    /// <summary>Why what is replaced cannot be gone back to; null where nothing speaks against it.</summary>
    public string? NoWayBack { get; init; }

    public IReadOnlyList<OpenDrift> Drifts { get; init; } = [];

    /// <summary>The authors and contributors of what changed that are agents, by id.</summary>
    public IReadOnlySet<Guid> Agents { get; init; } = new HashSet<Guid>();

    /// <summary>Who wrote the policy that judges or put it in force, by id; nobody for the policy every product starts under.</summary>
    public IReadOnlySet<Guid> PolicyHands { get; init; } = new HashSet<Guid>();

    public static Surroundings On(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.UtcDateTime));
}
