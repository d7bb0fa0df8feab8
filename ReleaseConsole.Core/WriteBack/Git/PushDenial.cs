namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>
/// A push that the remote turned away before it took anything, in the words of git, ssh and the forges; git prints no porcelain line for
/// it.
/// </summary>
internal static class PushDenial
{
    private static readonly string[] Words =
    [
        "returned error: 401", "returned error: 403", "Authentication failed", "could not read Username", "Permission denied",
        "Permission to ",
        "marked as read only", "read-only", "hook declined", "not allowed to push", "protected branch",
    ];

    /// <summary>The line that says so; null when the complaint is another one.</summary>
    public static string? LineOf(string complaint) => complaint.Split('\n', StringSplitOptions.TrimEntries)
        .FirstOrDefault(line => Words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
