namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What is asked of the log. Within one field any of the values will do, all fields must hold. An actor is an id or the exact name
/// the entry was written with; instants are from (included) to (excluded).
/// </summary>
public sealed record AuditQuestion
{
    public string? Words { get; init; }
    public IReadOnlyList<string> Actors { get; init; } = [];
    public IReadOnlyList<string> Actions { get; init; } = [];
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The slug of a product; null for all the actor may read.</summary>
    public string? Product { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Only entries with a smaller index: where the page before ended.</summary>
    public long? Before { get; init; }
    public int Limit { get; init; } = 50;
}
