using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The packages of the policies in a release, and what its policies take from packages that none of them is: <c>import data.lib.common</c>,
/// <c>data.roles[…]</c>. What a test puts in their place (<c>with data.roles as …</c>) is asked of nobody. Pure.
/// </summary>
internal sealed partial class RegoPackages
{
    private readonly HashSet<string> _packages;

    private RegoPackages(HashSet<string> packages) => _packages = packages;

    public static RegoPackages Of(IReadOnlyList<ClosureContent> contents) => new(contents.Where(one => one.Kind == ArtifactKind.Policy)
        .Select(one => Package().Match(one.Text)).Where(found => found.Success).Select(found => $"data.{found.Groups["name"].Value}")
        .ToHashSet(StringComparer.Ordinal));

    public IEnumerable<NamedThing> Missing(ClosureContent content)
    {
        if (content.Kind != ArtifactKind.Policy || !Package().IsMatch(content.Text))
            yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        var lines = content.Text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
            foreach (Match found in Reference().Matches(Unread().Replace(lines[at], gap => new string(' ', gap.Length))))
            {
                var name = found.Groups["name"].Value;
                if (!_packages.Any(package => Holds(package, name)) && !told.Any(one => Holds(one, name)) && told.Add(name))
                    yield return new NamedThing(content.Path, at + 1, found.Groups["name"].Index + 1, ArtifactKind.Policy, name, null)
                    {
                        Floats = "no policy of the release is this package; where it is data loaded beside the "
                            + "policies, leave it open with that reason",
                    };
            }
    }

    /// <summary>The package itself, a rule in it, or what lies above it.</summary>
    private static bool Holds(string package, string name) => package == name
        || name.StartsWith(package + ".", StringComparison.Ordinal) || package.StartsWith(name + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"^package\s+(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex(@"(?<!with\s+)(?<![\w.""])(?<name>data(?:\.[A-Za-z_]\w*)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    // Texts and comments.
    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|`[^`]*`|\#.*", RegexOptions.CultureInvariant)]
    private static partial Regex Unread();
}
