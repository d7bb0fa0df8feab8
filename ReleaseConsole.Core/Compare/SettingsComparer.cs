using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Runtime settings: by path, and for shared settings what each environment ends up with after its overlay
/// (<c>settings/runtime.staging</c> lies over <c>settings/runtime</c>).
/// </summary>
public sealed class SettingsComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Settings;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"`{pair.Path}` is no longer part of the release.", []);
        var details = StructureDiff.Of(pair.Before.Tree(), pair.After.Tree())
            .Select(change => PathDetail.Of(change, ChangeTopic.Setting, SettingEffect.Of(change)) is var detail
                ? detail with { After = detail.After + Kept(pair, change) }
                : detail).ToList();
        if (pair.Before is null)
            return new Comparison($"`{pair.Path}` is new.", details);
        return new Comparison(Meaning(pair, details), details);
    }

    /// <summary>What an environment's overlay keeps at its own value, so that the shared change does not reach it.</summary>
    private static string? Kept(ArtifactPair pair, PathChange change)
    {
        var kept = SettingsOverlays.Of(pair.To, pair.Path)
            .Select(overlay => (overlay.Environment, Value: At(overlay.Tree, change.Path)))
            .Where(one => one.Value is not null)
            .Select(one => $"{one.Environment} keeps {one.Value.Shown(40)}").ToList();
        return kept.Count == 0 ? null : $" ({string.Join(", ", kept)})";
    }

    private static JsonNode? At(JsonNode? tree, string pointer)
    {
        foreach (var segment in JsonPointer.Segments(pointer))
            tree = tree is JsonObject members ? members[segment] : null;
        return tree;
    }

    private static string Meaning(ArtifactPair pair, List<ChangeDetail> details)
    {
        if (details.Count == 0)
            return "The same values in another form.";
        var first = details.FirstOrDefault(one => one.Effect == Effect.Wider) ?? details[0];
        var where = SettingsOverlays.EnvironmentOf(pair.Path) is { } environment ? $" in {environment}" : "";
        var rest = details.Count > 1 ? $"; {details.Count - 1} more changed" : "";
        return $"{first.Label} is {first.After ?? "not set"}{where} (was {first.Before ?? "not set"}){rest}.";
    }
}

/// <summary>How shared settings and the overlays of environments are told apart, by path.</summary>
internal static class SettingsOverlays
{
    /// <summary>The environment an overlay is for; null for shared settings.</summary>
    public static string? EnvironmentOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.LastIndexOf('.') is > 0 and var dot ? name[(dot + 1)..] : null;
    }

    public static IEnumerable<(string Environment, JsonNode? Tree)> Of(ManifestContents manifest, string shared) =>
        from artifact in manifest.Artifacts
        where artifact.Pin.Kind == ArtifactKind.Settings && artifact.Pin.Path.StartsWith(shared + ".", StringComparison.Ordinal)
        select (artifact.Pin.Path[(shared.Length + 1)..], artifact.Tree());
}
