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

    public static bool IsPath(string path) => path.Length is > 0 and <= 300 && path[0] is not ('-' or ':')
        && path.Trim('/').Split('/').All(one => one.Length > 0 && one is not ("." or "..") && !one.Any(char.IsControl));
}
