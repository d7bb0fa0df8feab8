namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What is asked of the log. Within one field any of the values will do, all fields must hold. An actor is an id or the exact name
/// the entry was written with; instants are from (included) to (excluded).
/// </summary>
public sealed record AuditQuestion
{
    /// <summary>How many values one field takes.</summary>
    public const int MostValues = 20;

    public string? Words { get; init; }
    public IReadOnlyList<string> Actors { get; init; } = [];
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Artifacts by path, digests, <c>release:2026.11.1</c>.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Names of environments, e.g. <c>production</c>.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>The slug of a product; null for all the actor may read.</summary>
    public string? Product { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Only entries with a smaller index: where the page before ended.</summary>
    public long? Before { get; init; }
    public int Limit { get; init; } = 50;

    internal Refusal? RefuseTooMany() =>
        new[] { Actors, Actions, Subjects, Environments }.Any(values => values.Count > MostValues)
            ? AuditRefusals.TooManyValues(MostValues)
            : null;
}
