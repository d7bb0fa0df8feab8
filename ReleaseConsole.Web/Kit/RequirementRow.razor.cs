using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Kit;

/// <summary>One thing that must be so: its state, who can make it so, and whether that is the one who looks.</summary>
public sealed partial class RequirementRow
{
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required RequirementState State { get; set; }

    /// <summary>E.g. "1 of 2".</summary>
    [Parameter] public string? Tally { get; set; }

    /// <summary>The one who looks can satisfy it.</summary>
    [Parameter] public bool IsMine { get; set; }

    /// <summary>Who can satisfy it, or what it hangs on; who is not counted, and why.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private (string Symbol, string Scale, string Word) Mark => State switch
    {
        RequirementState.Pending => ("radio_button_unchecked", "open", "open"),
        RequirementState.Met => ("check_circle", "met", "met"),
        RequirementState.CannotTell => ("help", "unsure", "cannot tell"),
        RequirementState.NotMet => ("cancel", "notmet", "not met"),
        RequirementState.Overridden => ("lock_open", "overridden", "overridden"),
    };
}
