namespace ReleaseConsole.Core.Serve;

/// <summary>Every expected "no" of serving.</summary>
public static class ServeRefusals
{
    public static Refusal NothingLive(string environment) =>
        new("nothing-live", $"Nothing is live in {environment} yet.", RefusalKind.NotFound);
}
