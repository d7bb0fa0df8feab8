using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// Says what the one who looks has decided in a lane already, so that a form to sign does not look as if nothing was signed.
/// </summary>
public sealed partial class MyDecision(ActorSource actors)
{
    private Guid? _me;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public Lane? Lane { get; set; }

    /// <summary>What would be signed next.</summary>
    [Parameter] public DecisionMeaning Meaning { get; set; }

    private DecisionShown? Mine => Proposal.Decisions
        .Where(one => one.Counts && one.SignerId == _me && one.Lane == Lane && Ends(one.Meaning)).MaxBy(one => one.At);

    protected override async Task OnInitializedAsync() => _me = (await actors.CurrentAsync()).Id;

    // An accepted risk stands beside an approval; these three take each other's place.
    private static bool Ends(DecisionMeaning meaning) =>
        meaning is DecisionMeaning.Approved or DecisionMeaning.Rejected or DecisionMeaning.ChangesRequested;

    private static string Said(DecisionMeaning meaning) => meaning switch
    {
        DecisionMeaning.Approved => "You approved this",
        DecisionMeaning.Rejected => "You rejected this",
        _ => "You asked for changes",
    };
}
