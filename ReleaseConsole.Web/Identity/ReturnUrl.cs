namespace ReleaseConsole.Web.Identity;

/// <summary>Where to go after signing in: a path of this site, whatever the address bar asked for.</summary>
internal static class ReturnUrl
{
    public static string Local(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? asked : "/";
}
