using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.WriteBack.Git;

/// <summary>The settings of a git connection: the branch of each environment, with <c>{environment}</c> where its name goes.</summary>
internal sealed record GitSettings(string? Branch = null)
{
    private const string Default = "release/{environment}";

    public string BranchOf(string environment) => (Branch ?? Default).Replace("{environment}", environment, StringComparison.Ordinal);

    public static GitSettings Of(Target target) =>
        JsonSerializer.Deserialize<GitSettings>(target.Settings, CanonicalJson.Options) ?? new GitSettings();

    /// <summary>The rules of git-check-ref-format, and no more than we need.</summary>
    public static bool IsBranch(string name) => name.Length is > 0 and <= 200
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.')
        && name[0] is not ('-' or '/' or '.') && name[^1] is not ('/' or '.')
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("//", StringComparison.Ordinal)
        && !name.Contains("/.", StringComparison.Ordinal) && !name.EndsWith(".lock", StringComparison.Ordinal);
}

/// <summary>Which remotes may be named: https and ssh; the machine's own files only where private networks are allowed.</summary>
internal static class GitAddress
{
    public static string? WhyNot(string address, bool allowsPrivate)
    {
        if (Path.IsPathFullyQualified(address) || address.StartsWith("file:///", StringComparison.Ordinal))
            return allowsPrivate ? null : "A repository on this machine needs “allows private network”.";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "ssh"))
            return "Give a repository as https://host/path, ssh://user@host/path, or a path on this machine.";
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal) || (uri.Scheme == "https" && uri.UserInfo.Length > 0))
            return "The address holds a user or a password. Name the secret by reference instead.";
        if (!allowsPrivate && (uri.IsLoopback || (System.Net.IPAddress.TryParse(uri.Host, out var ip) && !PublicAddress.IsPublic(ip))))
            return $"{uri.Host} is an address of a private network; the connection must allow that.";
        return null;
    }
}
