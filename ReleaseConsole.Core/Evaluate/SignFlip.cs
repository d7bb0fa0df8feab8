namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// The permutation test of paired differences: under "no difference" each could as well have the other sign. Two-sided; every
/// combination of signs up to 16 differences, else 20 000 drawn with a fixed seed and counted with the observed one.
/// </summary>
public static class SignFlip
{
    private const int Draws = 20_000;

    public static double PValue(IReadOnlyList<double> differences, int seed = 20241101)
    {
        var values = differences.Where(difference => difference != 0).ToArray();
        if (values.Length == 0)
            return 1;
        // Rounding must not make an equal sum a smaller one.
        var observed = Math.Abs(values.Sum()) - 1e-12;
        return values.Length <= 16 ? EveryWay(values, observed) : Drawn(values, observed, new Random(seed));
    }

    private static double EveryWay(double[] values, double observed)
    {
        var (ways, asFar) = (1 << values.Length, 0);
        for (var signs = 0; signs < ways; signs++)
        {
            var sum = 0.0;
            for (var index = 0; index < values.Length; index++)
                sum += (signs >> index & 1) == 0 ? values[index] : -values[index];
            if (Math.Abs(sum) >= observed)
                asFar++;
        }
        return (double)asFar / ways;
    }

    private static double Drawn(double[] values, double observed, Random random)
    {
        var asFar = 1;
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            foreach (var value in values)
                sum += random.Next(2) == 0 ? value : -value;
            if (Math.Abs(sum) >= observed)
                asFar++;
        }
        return (double)asFar / (Draws + 1);
    }
}
