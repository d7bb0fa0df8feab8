namespace ReleaseConsole.Core.Outside;

/// <summary>Every expected "no" about reaching out of this program.</summary>
public static class OutsideRefusals
{
    public static Refusal BadSecretReference(string prefix) =>
        new("bad-secret-reference", $"Name the secret as env:{prefix}… or file:NAME (in the data directory's "
            + "secrets folder); never the secret itself.", Place: "secret");
}
