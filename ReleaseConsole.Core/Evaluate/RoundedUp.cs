namespace ReleaseConsole.Core.Evaluate;

/// <summary>A bound rounded to the digits it is written with, away from 0: to the nearest, it could rule out what was seen.</summary>
internal static class RoundedUp
{
    public static double Of(MeasureUnit unit, double amount)
    {
        var step = Step(unit, amount);
        // What lies on a step but for its last bits stays there.
        return step > 0 ? Math.Ceiling((amount / step) - 1e-9) * step : amount;
    }

    // The last digit that a verdict's words write of such an amount.
    private static double Step(MeasureUnit unit, double amount) => (unit, amount) switch
    {
        (_, <= 0) => 0,
        (MeasureUnit.Share, _) => 0.001,
        (MeasureUnit.Milliseconds, _) => amount >= 1000 ? 10 : amount >= 10 ? 1 : 0.01,
        (_, >= 100) => 1,
        (_, >= 1) => 0.01,
        (_, >= 0.01) => 0.001,
        _ => Math.Pow(10, Math.Floor(Math.Log10(amount)) - 1),
    };
}
