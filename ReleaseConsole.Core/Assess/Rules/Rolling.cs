namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A hash of a window of text that moves on by one character in constant time (Karp and Rabin 1987).</summary>
internal static class Rolling
{
    private const ulong Base = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<char> window)
    {
        var hash = 0UL;
        foreach (var c in window)
            hash = unchecked((hash * Base) + c);
        return hash;
    }

    /// <summary>What the first character of a window this wide counts.</summary>
    public static ulong WeightOf(int width)
    {
        var weight = 1UL;
        for (var at = 1; at < width; at++)
            weight = unchecked(weight * Base);
        return weight;
    }

    public static ulong Moved(ulong hash, char leaves, char enters, ulong weight) =>
        unchecked(((hash - (leaves * weight)) * Base) + enters);
}
