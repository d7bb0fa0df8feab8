using System.Runtime.CompilerServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// What the tools and datasets of a release are called. Read once for each release that is looked at. Names with a sign no plain word has
/// are named wherever they stand; those that are also plain words, where the text says so.
/// </summary>
internal sealed record ReleaseNames(HashSet<string> Signed, PlainNames Plain)
{
    private static readonly ConditionalWeakTable<ManifestContents, ReleaseNames> Read = [];

    public static ReleaseNames Of(ManifestContents release) => Read.GetValue(release, Names);

    private static ReleaseNames Names(ManifestContents release)
    {
        var named = release.Artifacts.Where(one => one.Pin.Kind is ArtifactKind.Tool or ArtifactKind.Dataset)
            .Select(one => (one.Pin.Kind, Name: one.Pin.Path[(one.Pin.Path.LastIndexOf('/') + 1)..])).Where(one => one.Name.Length > 2)
            .ToLookup(one => one.Name.Any(c => c is '_' or '-' or '.' || char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)));
        return new ReleaseNames([.. named[true].Select(one => one.Name)], new PlainNames(named[false]));
    }
}
