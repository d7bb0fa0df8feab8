namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// One column: how often each type stands in it, how often nothing does, how long its texts are, and for a column of few values how
/// often each one stands (its labels).
/// </summary>
public sealed record ColumnProfile(
    string Name, IReadOnlyDictionary<string, long> Types, long Missing, LengthProfile? Lengths, IReadOnlyDictionary<string, long>? Values)
{
    /// <summary>The least and the greatest value as text, where the file itself says.</summary>
    public string? Least { get; init; }

    public string? Greatest { get; init; }
}
