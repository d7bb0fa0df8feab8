using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Evaluate;

/// <summary>One paired difference as a point with its interval, on a scale where −1 is the policy's limit; shaded beyond it.</summary>
public sealed partial class IntervalBar
{
    [Parameter, EditorRequired] public required Verdict Verdict { get; set; }

    /// <summary>How many limits the scale shows to either side of "same".</summary>
    [Parameter] public double Reach { get; set; } = 2;

    private string Css => Verdict.Outcome switch
    {
        VerdictOutcome.Improved => "good",
        VerdictOutcome.NotWorse => "even",
        VerdictOutcome.Degraded => "bad",
        VerdictOutcome.Inconclusive or VerdictOutcome.TooFewSamples or VerdictOutcome.Incomparable => "unsure",
    };

    private string Said => string.Create(
        CultureInfo.InvariantCulture,
        $"Difference {Verdict.Difference * 100:0.0} points, from {Verdict.Lower * 100:0.0} to {Verdict.Upper * 100:0.0}; the limit is {-Verdict.Margin * 100:0.0}");

    private string X(double share) =>
        (100 + (Math.Clamp(share / EvaluationsPanel.Limit(Verdict) / Reach, -1, 1) * 98)).ToString("0.##", CultureInfo.InvariantCulture);
}
