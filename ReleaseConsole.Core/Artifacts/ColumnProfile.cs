namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// One column: how often each type stands in it, how often nothing does, how long its texts are, and for a column of few values how
/// often each one stands (its labels).
/// </summary>
public sealed record ColumnProfile(
    string Name, IReadOnlyDictionary<string, long> Types, long Missing, LengthProfile? Lengths, IReadOnlyDictionary<string, long>? Values)
{
    /// <summary>
    /// What every cell of a table's column reads as, <c>number</c>, <c>boolean</c> or <c>date</c>, though it is text and compared as text;
    /// null for plain text, for data that has types of its own, and in profiles from before it was told.
    /// </summary>
    public string? ReadsAs { get; init; }

    /// <summary>The least and the greatest value as text, of numbers and dates, or where the file itself says.</summary>
    public string? Least { get; init; }

    public string? Greatest { get; init; }
}
