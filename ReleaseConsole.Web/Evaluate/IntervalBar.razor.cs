using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>
/// One paired difference as a mark with its interval, better to the right, on a scale where −1 is the policy's limit; shaded beyond it.
/// Without a limit the interval has a scale of its own. The mark's shape is the verdict's.
/// </summary>
public sealed partial class IntervalBar
{
    [Parameter, EditorRequired] public required Verdict Verdict { get; set; }

    /// <summary>How many limits the scale shows to either side of "same".</summary>
    [Parameter] public double Reach { get; set; } = 2;

    private double Scale => Verdict.Margin > 0
        ? Verdict.Margin * Reach
        : Math.Max(1e-12, 1.25 * Math.Max(Math.Abs(Verdict.Lower!.Value), Math.Abs(Verdict.Upper!.Value)));

    private string Mark => Verdict.Outcome switch
    {
        VerdictOutcome.Improved => "M0 -5 5 4H-5Z",
        VerdictOutcome.NotWorse => "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
        VerdictOutcome.Degraded => "M0 5 5 -4H-5Z",
        VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable => "M0 -5 5 0 0 5 -5 0Z",
    };

    private string Said => $"Difference {MetricText.Difference(Verdict)}, from {MetricText.Interval(Verdict)}. {MetricText.Limit(Verdict)}";

    private bool Beyond(double gain) => Math.Abs(gain / Scale) > 1;

    private string X(double gain) => (50 + (Math.Clamp(gain / Scale, -1, 1) * 49)).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
