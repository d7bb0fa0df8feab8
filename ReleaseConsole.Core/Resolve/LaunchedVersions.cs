using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Why what is taken from a registry is no fixed version; null where it is one, and for what lies on the machine itself.</summary>
internal static partial class LaunchedVersions
{
    public static string? OfPackage(string spec) => spec switch
    {
        _ when Local().IsMatch(spec) || Commit().IsMatch(spec) => null,
        _ when spec.Contains("://", StringComparison.Ordinal) || Repository().IsMatch(spec) =>
            $"{spec} is whatever is there when the server starts; a commit after # stays",
        _ when spec.LastIndexOf('@') is > 0 and var at => Release().IsMatch(spec[(at + 1)..])
            ? null
            : $"{spec} asks for {spec[(at + 1)..]}, which is another version tomorrow; one version stays",
        _ => $"{spec} names no version, so the newest is taken when the server starts",
    };

    public static string? OfWheel(string spec) => spec switch
    {
        _ when Local().IsMatch(spec) || Commit().IsMatch(spec) => null,
        _ when spec.Contains("://", StringComparison.Ordinal) =>
            $"{spec} is whatever is there when the server starts; a commit after @ stays",
        _ when Wheel().Match(spec) is { Success: true } found => Exact().IsMatch(found.Groups[1].Value)
            ? null
            : $"{spec} is another version tomorrow; one version behind == stays",
        _ => $"{spec} names no version, so the newest is taken when the server starts",
    };

    public static string? OfImage(string image) => image.Contains("@sha256:", StringComparison.Ordinal) || Tag().IsMatch(image)
        ? null
        : $"{image} is whatever image has that name when it starts; a digest stays";

    public static string? OfVersion(string version) =>
        Range().IsMatch(version) ? $"{version} is another version tomorrow; one version stays" : null;

    public static string? OfAddress(string address) =>
        Latest().IsMatch(address) ? $"{address} leads to whatever is the latest when it is called" : null;

    // A path, a file, a program of the machine's own.
    [GeneratedRegex(@"^(?:[./~\\]|file:|[A-Za-z]:[\\/])|\.(?:js|mjs|cjs|ts|py|whl|tgz)$")]
    private static partial Regex Local();

    [GeneratedRegex(@"[#@][0-9a-f]{40}$")]
    private static partial Regex Commit();

    [GeneratedRegex(@"^(?:github:|gitlab:|bitbucket:)?[\w.-]+/[\w.-]+(?:#.*)?$")]
    private static partial Regex Repository();

    // npm takes 1.2 for any 1.2.x.
    [GeneratedRegex(@"^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$")]
    private static partial Regex Release();

    [GeneratedRegex(@"^v?\d+\.\d+(?:\.\d+)*(?:[-+.]?[A-Za-z0-9][\w.+-]*)?$")]
    private static partial Regex Exact();

    // name==1.2, name[extra]==1.2, name@1.2, name>=1
    [GeneratedRegex(@"^[\w.-]+(?:\[[\w,.-]*\])?(?:===?|@|(?=[<>~!]))(.*)$")]
    private static partial Regex Wheel();

    [GeneratedRegex(@":v?\d+\.\d+[\w.-]*$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:latest|next|main|master|\*|[\^~<>].*|.*\.[x*])$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"[/:@]latest(?:[/?#]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Latest();
}
