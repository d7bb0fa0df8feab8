using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>What must hold before it may go live, who can make it so, and whose signature does not count and why.</summary>
public sealed partial class RequirementList
{
    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    /// <summary>Names and tallies only.</summary>
    [Parameter] public bool Short { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [CascadingParameter] public ShellScope? Scope { get; set; }

    public static string Tally(ProposalShown proposal) =>
        $"{proposal.Requirements.Count(one => !one.IsOpen)} of {proposal.Requirements.Count} met";

    private IReadOnlyList<string> NotCounted =>
    [
        .. Proposal.Decisions.Where(one => !one.Counts).Select(one => one.WhyNot!).Distinct(),
        .. Proposal.Contributors.Count > 0 && Proposal.Kind == ProposalKind.Promotion
            ? [$"{ReviewWords.Joined([.. Proposal.Contributors.Select(one => one.Name)])} wrote part of what is released or judges it."]
            : Array.Empty<string>(),
    ];

    // Who signed otherwise in this lane, in their words: it is not that nobody looked.
    private string? HeldBack(Requirement requirement) => requirement.Lane is null ? null : Proposal.Decisions.FirstOrDefault(
        one => one is { Counts: true, Meaning: DecisionMeaning.ChangesRequested or DecisionMeaning.Rejected }
            && one.Lane == requirement.Lane) is { } one
        ? $"{one.Signer} {(one.Meaning == DecisionMeaning.Rejected ? "rejected it" : "asks for changes")}: “{one.Comment.TrimEnd('.')}”"
        : null;

    private static string? TallyOf(Requirement requirement) =>
        requirement.Needed > 0 ? $"{requirement.Have} of {requirement.Needed}" : null;

    /// <summary>Whether the one who looks can sign for it, or say of its conditions that they are met.</summary>
    public static bool IsMine(ProposalShown proposal, Requirement requirement) => requirement.IsConditions
        ? proposal.Me.MayMeet.Count > 0
        : requirement.State == RequirementState.Pending && proposal.Me.CannotSignBecause is null
            && (requirement.Lane is { } lane ? proposal.Me.Lanes.Contains(lane) : proposal.Me.SignsAsReleaseManager);

    /// <summary>Who can sign for it, the one who looks first.</summary>
    public static string SignersOf(ProposalShown proposal, Requirement requirement, string? me)
    {
        var names = proposal.CanSign.FirstOrDefault(hint => hint.Requirement == requirement.Id)?.Names ?? [];
        var others = names.Where(name => name != me).ToList();
        if (IsMine(proposal, requirement))
            return others.Count == 0 ? "You can sign." : $"You can sign. So can {ReviewWords.Joined(others)}.";
        return names.Count > 0
            ? $"{ReviewWords.Joined(names)} can sign."
            : requirement.Lane is { } lane
                ? $"Nobody can sign in the {lane.Title()} lane now: somebody must be given it under Access."
                : "Nobody can sign this now: somebody must be given the role under Access.";
    }
}
