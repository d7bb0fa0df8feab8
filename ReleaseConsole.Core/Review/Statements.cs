using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>The sentence in the first person that is shown before signing and kept with the signature.</summary>
public static class Statements
{
    public static string Of(string signer, NewDecision decision, Proposal proposal, string release, string? replaced) => Of(
        signer, decision.Meaning, decision.Lane, proposal.Kind, proposal.Environment, release, replaced,
        ApprovalCondition.Lines(decision.Conditions).Count);

    public static string Of(
        string signer, DecisionMeaning meaning, Lane? lane, ProposalKind kind, string environment, string release, string? replaced,
        int conditions = 0)
    {
        var tied = conditions switch
        {
            0 => "",
            1 => ", on one condition,",
            _ => string.Create(CultureInfo.InvariantCulture, $", on {conditions} conditions,"),
        };
        var capacity = lane is { } held ? $" for the {held.Title()} lane" : "";
        var what = kind == ProposalKind.Rollback
            ? $"{environment} goes back to {release}"
            : $"{release} goes into {environment}{(replaced is null ? ", where nothing was live" : $" in place of {replaced}")}";
        return $"I, {signer}, {Verb(meaning)}{capacity}{tied} {Joiner(meaning)} {what}.";
    }

    /// <summary>What is signed for a policy: which version of the text, in place of which policy in force.</summary>
    public static string OfPolicy(string signer, DecisionMeaning meaning, Lane? lane, int number, int replaced)
    {
        var capacity = lane is { } held ? $" for the {held.Title()} lane" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"I, {signer}, {Verb(meaning)}{capacity} {Joiner(meaning)} v{number} of release-gates comes into force in place of version {replaced}.");
    }

    private static string Joiner(DecisionMeaning meaning) => meaning == DecisionMeaning.ChangesRequested ? "before" : "that";

    public static string Verb(DecisionMeaning meaning) => meaning switch
    {
        DecisionMeaning.Reviewed => "reviewed, without approving,",
        DecisionMeaning.Approved => "approve",
        DecisionMeaning.Rejected => "reject",
        DecisionMeaning.ChangesRequested => "request changes",
        DecisionMeaning.RiskAccepted => "accept the risk",
        DecisionMeaning.Overridden => "break the glass, so",
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "Not a meaning."),
    };
}
