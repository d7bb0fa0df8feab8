using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Releases;

/// <summary>What can name a release: it stands in addresses, tags and branches.</summary>
public static partial class ReleaseVersions
{
    private static readonly string[] Floating = ["latest", "newest", "current", "head", "main", "ancestor"];

    public static Refusal? Refuse(string version) =>
        Form().IsMatch(version) && !Floating.Contains(version.ToLowerInvariant()) ? null : ReleasesRefusals.BadVersion(version);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}\z")]
    private static partial Regex Form();
}
