using System.Runtime.CompilerServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// What the tools and datasets of a release are called. Read once for each release that is looked at. A name that is also a plain word
/// is left out unless it holds a sign no plain word has.
/// </summary>
internal static class ReleaseNames
{
    private static readonly ConditionalWeakTable<ManifestContents, HashSet<string>> Read = [];

    public static HashSet<string> Of(ManifestContents release) => Read.GetValue(release, Names);

    private static HashSet<string> Names(ManifestContents release) =>
    [
        .. release.Artifacts.Where(one => one.Pin.Kind is ArtifactKind.Tool or ArtifactKind.Dataset)
            .Select(one => one.Pin.Path[(one.Pin.Path.LastIndexOf('/') + 1)..])
            .Where(name => name.Length > 2 && name.Any(c => c is '_' or '-' or '.' || char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))),
    ];
}
