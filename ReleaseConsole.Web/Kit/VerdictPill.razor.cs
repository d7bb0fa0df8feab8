using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Web.Kit;

/// <summary>A verdict by mark, word and colour; what cannot be told is dashed and says why it cannot.</summary>
public sealed partial class VerdictPill
{
    [Parameter, EditorRequired] public required VerdictOutcome Outcome { get; set; }

    /// <summary>Without ground or edge: in lists and in text.</summary>
    [Parameter] public bool Bare { get; set; }

    private static (string Mark, string Scale, string Word) Face(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => ("▲", "good", "Better"),
        VerdictOutcome.NotWorse => ("●", "mute", "Not worse"),
        VerdictOutcome.Degraded => ("▼", "bad", "Worse"),
        VerdictOutcome.Inconclusive => ("◇", "unsure", "Cannot tell"),
        VerdictOutcome.TooFewSamples => ("◇", "unsure", "Too few cases"),
        VerdictOutcome.Incomparable => ("◇", "unsure", "Not comparable"),
    };
}
