namespace ReleaseConsole.Core.WriteBack;

/// <summary>Every expected "no" about connections and deliveries.</summary>
public static class WriteBackRefusals
{
    public static Refusal NoSuchTarget() =>
        new("unknown-target", "There is no such connection that you can see.", RefusalKind.NotFound);

    public static Refusal NoSuchDelivery() =>
        new("unknown-delivery", "There is no such delivery that you can see.", RefusalKind.NotFound);

    public static Refusal NameTaken(string name) =>
        new("name-taken", $"Another connection of this product is called “{name}”. Choose another name.", RefusalKind.Conflict, "name");

    public static Refusal BadName() =>
        new("bad-name", "A connection's name has 1 to 80 characters.", Place: "name");

    public static Refusal BadAddress(string why) => new("bad-address", why, Place: "address");

    public static Refusal BadSettings(string why) => new("bad-settings", why, Place: "settings");

    public static Refusal NotUnknown() =>
        new("not-unknown", "Only a delivery that is unknown is settled by hand; this one has an outcome.", RefusalKind.Conflict);

    public static Refusal NotReplayable() =>
        new("not-replayable", "Only a refused or conflicting delivery is sent again.", RefusalKind.Conflict);

    public static Refusal Superseded(string environment) =>
        new("superseded", $"Something else is live or under way in {environment} since. Propose again, or roll back.",
        RefusalKind.Conflict);

    public static Refusal SwitchedOff(string name) =>
        new("target-off", $"The connection {name} is switched off. Switch it on first.", RefusalKind.Conflict);

    public static Refusal NoteMissing() =>
        new("note-missing", "Say what you saw there: the log keeps it as the reason.", Place: "note");

    public static Refusal NoSuchRelease(string version) =>
        new("unknown-release", $"There is no release “{version}” in this product.", RefusalKind.NotFound);

    public static Refusal NoDryRun(string name) =>
        new("no-dry-run", $"{name} cannot be read, so what would change there cannot be told.", RefusalKind.Conflict);
}
