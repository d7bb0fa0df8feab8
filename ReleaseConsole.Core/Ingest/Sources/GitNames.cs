namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What may stand in a git command as a ref or a path: nothing that reads as an option, a refspec or a pathspec.</summary>
internal static class GitNames
{
    public static bool IsRef(string name) => name.Length is > 0 and <= 200
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '+')
        && name[0] is not ('-' or '/' or '.' or '+') && name[^1] is not ('/' or '.')
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("//", StringComparison.Ordinal)
        && !name.Contains("/.", StringComparison.Ordinal) && !name.EndsWith(".lock", StringComparison.Ordinal);

    public static bool IsCommit(string name) => name.Length is 40 or 64 && name.All(char.IsAsciiHexDigitLower);

    /// <summary>A few digits of a commit's id, which only a repository that is here can complete.</summary>
    public static bool MayBeShortened(string name) => name.Length is >= 4 and < 40 && name.All(char.IsAsciiHexDigit);

    /// <summary>A ref by its full name, as CI systems hand it on.</summary>
    public static bool IsFull(string name) =>
        name.StartsWith("refs/heads/", StringComparison.Ordinal) || name.StartsWith("refs/tags/", StringComparison.Ordinal);

    public static bool IsPath(string path) => path.Length is > 0 and <= 300 && path[0] is not ('-' or ':')
        && path.Trim('/').Split('/').All(one => one.Length > 0 && one is not ("." or "..") && !one.Any(char.IsControl));
}
