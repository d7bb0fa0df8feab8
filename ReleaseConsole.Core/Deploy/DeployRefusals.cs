using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Every expected "no" about putting a release live.</summary>
public static class DeployRefusals
{
    public static Refusal NoSuchProposal() =>
        new("unknown-proposal", "There is no such proposal that you can see.", RefusalKind.NotFound);

    public static Refusal NoSuchDeployment() =>
        new("unknown-deployment", "There is no such deployment that you can see.", RefusalKind.NotFound);

    public static Refusal NoSuchEnvironment(string name) =>
        new("unknown-environment", $"There is no environment “{name}” in this product.", RefusalKind.NotFound);

    public static Refusal NoSuchHold() =>
        new("unknown-hold", "There is no such hold here.", RefusalKind.NotFound);

    public static Refusal HoldIsOver() =>
        new("hold-over", "This hold was lifted before, or ended by itself.", RefusalKind.Conflict);

    public static Refusal ReasonMissing() =>
        new("reason-missing", "Give a reason: others will read it when they find this in their way.", Place: "reason");

    public static Refusal EndsInThePast() =>
        new("ends-in-the-past", "The end lies in the past. Give a later instant, or none.", Place: "until");

    public static Refusal NotApproved(Standing standing)
    {
        var open = standing.Requirements.Where(one => one.IsOpen).ToList();
        if (standing.State == StandingState.Open && open is [{ IsConditions: true } conditions])
            return ConditionsOpen(conditions);
        var missing = open.Select(one => $"{one.Title}: {one.Because}").ToList();
        return new(
            "not-approved", missing.Count == 0
                ? $"The proposal is not approved: {standing.Because}"
                : $"The proposal is not approved. {string.Join(" ", missing)}",
            RefusalKind.Conflict);
    }

    public static Refusal ConditionsOpen(Requirement conditions) => new(
        "conditions-open", $"It is approved on conditions that nobody said are met. {conditions.Because}", RefusalKind.Conflict);

    public static Refusal AlreadyApplied(string environment) =>
        new("already-applied", $"This proposal was applied to {environment} before. Propose again to apply again.", RefusalKind.Conflict);

    public static Refusal Held(Hold hold, string environment) =>
        new("held", $"{environment} is held by {hold.OwnerName}: {hold.Reason}. {Ends(hold)}", RefusalKind.Conflict);

    public static Refusal Frozen(Frozen frozen, string environment) => new(
        "frozen",
        $"{environment} is frozen {(frozen.Until is { } until ? $"until {Exact(until)}" : "with no end in sight")}: "
        + $"{frozen.Reason.TrimEnd('.')}. A rollback still passes."
        + (frozen.MayBreak.Count == 0
            ? ""
            : " A person with the role "
                + $"{string.Join(" or ", frozen.MayBreak.Select(role => role.Word().Replace('-', ' ')))} may break it, with a reason."),
        RefusalKind.Conflict);

    public static Refusal FrozenThen(Frozen frozen, string environment, DateTimeOffset then) => new(
        "frozen",
        $"{environment} is frozen on {Exact(then)}: {frozen.Reason.TrimEnd('.')}. "
        + (frozen.Until is { } until ? $"Propose it for {Exact(until)} or later." : "It has no end in sight."),
        RefusalKind.Conflict);

    private static string Ends(Hold hold) => hold.RolledBackFrom is null
        ? "Lift the hold first."
        : "Lift the hold, or propose another release than the one that was rolled back, with a note that says why it is good.";

    public static Refusal DeploymentRunning(string environment) =>
        new("deployment-running", $"Another deployment to {environment} has not ended yet. Wait for it, or settle what is unknown.",
        RefusalKind.Conflict);

    public static Refusal BaseMoved(string environment) =>
        new("base-moved", $"What is live in {environment} is no longer what this proposal replaces. Propose again on what is live now.",
        RefusalKind.Conflict);

    public static Refusal TooEarly(DateTimeOffset notBefore) =>
        new("too-early", $"This proposal may not be applied before {Exact(notBefore)}.", RefusalKind.Conflict);

    private static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
