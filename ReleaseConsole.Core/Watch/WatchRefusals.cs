namespace ReleaseConsole.Core.Watch;

/// <summary>Every expected "no" about drift.</summary>
public static class WatchRefusals
{
    public static Refusal NoSuchDrift() => new("unknown-drift", "There is no such drift that you can see.", RefusalKind.NotFound);

    public static Refusal DriftIsOver() => new("drift-over", "This drift has ended.", RefusalKind.Conflict);

    public static Refusal NotAdoptable() =>
        new("not-adoptable", "Only an edited file can be saved as a new version. Revert this drift, or accept it until a date.",
        RefusalKind.Conflict);

    public static Refusal DriftMoved() =>
        new("drift-moved", "The target holds something else by now. Look at the newest drift and decide on that.", RefusalKind.Conflict);

    public static Refusal IsReverting(string target) =>
        new(
            "drift-reverting", $"What is live is being written to {target} again already. Wait until that has ended.",
            RefusalKind.Conflict);

    public static Refusal NoLongerRead(string kind) =>
        new("not-readable-there", $"What stands there does not read as {kind} any more, so its meaning cannot be "
            + "compared. Look at it on the target.", RefusalKind.Conflict);

    public static Refusal HoldsSecret(string kind, int line) =>
        new("secret-outside", $"What stands there holds a {kind} in line {line}, which is not shown here. Take it "
            + "back on the target, and change it.", RefusalKind.Conflict);

    public static Refusal NothingToCompare() =>
        new("nothing-to-compare", "No file differs here that could be shown: the release that is named, or the whole target, does.",
        RefusalKind.Conflict);

    public static Refusal CannotBeRead(string target, string why) =>
        new(
            "target-unreadable", $"{target} cannot be read now: {why.TrimEnd('.')}. Try again, or check the connection.",
            RefusalKind.Conflict);

    public static Refusal TooLargeToShow() =>
        new("too-large-to-show", "The file is too large to be laid side by side here. Fetch it from the target.", RefusalKind.TooLarge);

    public static Refusal UntilMissing() => new("until-missing", "Say until when the drift is accepted, in the future.", Place: "until");

    public static Refusal ReasonMissing() => new("reason-missing", "Give a reason: the log keeps it beside the drift.", Place: "reason");
}
