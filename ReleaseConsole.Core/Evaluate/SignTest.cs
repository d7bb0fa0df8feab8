using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// The one-sided sign test: how likely so many wins among the pairs that differ would be if either side were a fair coin.
/// </summary>
public static class SignTest
{
    public static double OneSided(int wins, int losses)
    {
        var pairs = wins + losses;
        return pairs == 0 ? 1 : Math.Min(1, Binomial.CDF(0.5, pairs, losses));
    }

    /// <summary>The fewest wins among so many differing pairs that reach the level; null when not even all of them do.</summary>
    public static int? FewestWins(int pairs, double alpha)
    {
        for (var wins = (pairs + 1) / 2; wins <= pairs; wins++)
            if (OneSided(wins, pairs - wins) <= alpha)
                return wins;
        return null;
    }

    /// <summary>How often it passes when a case is won with one probability and lost with another, and ties are left out.</summary>
    public static double Power(int cases, double win, double lose, double alpha)
    {
        var (power, differ) = (0.0, win + lose);
        for (var pairs = 1; pairs <= cases; pairs++)
            if (FewestWins(pairs, alpha) is { } wins)
                power += Binomial.PMF(differ, cases, pairs) * (1 - Binomial.CDF(win / differ, pairs, wins - 1));
        return power;
    }
}
