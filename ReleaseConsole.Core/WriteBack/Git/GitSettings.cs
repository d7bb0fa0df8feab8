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
