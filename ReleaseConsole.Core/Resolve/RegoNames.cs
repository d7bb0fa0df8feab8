using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>The models that a policy in code asks for itself, such as the model that judges: <c>judge_model := "gpt-4o"</c>.</summary>
internal static partial class RegoNames
{
    public static IEnumerable<NamedThing> In(ClosureContent content) => content.Text.Split('\n').SelectMany((line, index) =>
        Asked().Match(line) is { Success: true, Groups: var part } && FloatingNames.IsAlias(part["model"].Value)
            ? new[] { new NamedThing(content.Path, index + 1, part["model"].Index + 1, ArtifactKind.Model, part["model"].Value, null) }
            : []);

    // What is compared (==) or listed is what the policy lets through or keeps out, and asks for nothing.
    [GeneratedRegex(
        @"^\s*(?:default\s+)?(?!allow|den[iy]|block|forbid|permit|ban)(?:\w+_)?model(?:_?(?:name|id))?\s*:?=\s*""(?<model>[^""]+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
