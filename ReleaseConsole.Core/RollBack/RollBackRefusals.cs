namespace ReleaseConsole.Core.RollBack;

/// <summary>Every expected "no" about going back.</summary>
public static class RollBackRefusals
{
    public static Refusal NothingLive(string environment) =>
        new("nothing-live", $"Nothing is live in {environment}, so there is nothing to roll back.", RefusalKind.Conflict);

    public static Refusal NothingBefore(string environment) =>
        new("nothing-before", $"No other release was live in {environment} before, so there is nothing to go back to.",
        RefusalKind.Conflict);

    public static Refusal NoneKnownGood(string environment) => new(
        "none-known-good", $"Every other release that was live in {environment} was rolled back from. Name the one to go back to.",
        RefusalKind.Conflict);

    public static Refusal NeverLive(string release, string environment) =>
        new("never-live-here", $"{release} was never live in {environment} before what is live now. Choose one of the candidates.",
        RefusalKind.Conflict);

    public static Refusal ReasonMissing() =>
        new("reason-missing", "Say why this is rolled back: it becomes the reason of the hold.", Place: "reason");

    public static Refusal NotReady(RollbackPlan plan) => new(
        "not-ready", string.Join(
            " ", plan.Checks.Where(check => check.State == CheckState.Failed).Select(check => $"{check.Title}: {check.Detail}")),
        RefusalKind.Conflict);
}
