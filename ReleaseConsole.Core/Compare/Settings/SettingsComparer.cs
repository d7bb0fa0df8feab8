using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Runtime settings by path, as they take effect: shared values, and what each environment ends up with after its overlay.
/// A change that an overlay keeps away from an environment says so.
/// </summary>
public sealed class SettingsComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Settings;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"`{pair.Path}` is no longer part of the release.", []);
        var (before, after) = (SettingsReading.Of(pair.Before.Tree()), SettingsReading.Of(pair.After.Tree()));
        var shared = Differences(before.Base, after.Base);
        var environments = before.Overlays.Keys.Union(after.Overlays.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Changes: Differences(before.Effective(name), after.Effective(name)))).ToList();
        List<ChangeDetail> details =
        [
            .. shared.Select(change => Shared(change, after, environments)),
            .. from environment in environments
               from change in environment.Changes
               where !shared.Any(one => Same(one, change))
               select Own(environment.Name, change),
            .. SettingDoubts.Emptied(before.Base, after.Base),
        ];
        details = [.. SettingRenames.Joined(details)];
        if (pair.Before is not null)
            details.AddRange(EnvironmentGaps.Of(before, after));
        return new Comparison(pair.Before is null ? $"`{pair.Path}` is new." : Meaning(details), details);
    }

    private static ChangeDetail Shared(
        PathChange change, SettingsReading after, IEnumerable<(string Name, IReadOnlyList<PathChange> Changes)> environments)
    {
        var kept = environments.Where(environment => !environment.Changes.Any(one => Same(one, change)))
            .Select(environment => $"{environment.Name} keeps {after.At(environment.Name, change.Path).Shown(40)}").ToList();
        var detail = Detail(change);
        return Told(change, kept.Count == 0 ? detail : detail with { After = $"{detail.After ?? "not set"}; {string.Join(", ", kept)}" });
    }

    private static ChangeDetail Own(string environment, PathChange change)
    {
        var detail = Detail(change);
        return Told(change, detail with { Label = $"{detail.Label} in {environment}" });
    }

    // The same amount in other units is no change. What came or went as a whole is looked into for what it lets through.
    private static IReadOnlyList<PathChange> Differences(JsonNode? before, JsonNode? after) =>
    [
        .. from change in StructureDiff.Of(before, after)
           where !Quantity.AreSame(change.Before, change.After)
           from one in Leaves(change).Where(leaf => Meant(leaf) == Effect.Wider || SettingDoubts.Are(leaf)).Prepend(change)
           select one,
    ];

    private static IEnumerable<PathChange> Leaves(PathChange change) => (change.Kind, change.Before ?? change.After) switch
    {
        (PathChangeKind.Added or PathChangeKind.Removed, JsonObject members) =>
            members.SelectMany(one => Inside(change, one.Key, one.Value)),
        (PathChangeKind.Added or PathChangeKind.Removed, JsonArray list) =>
            list.SelectMany((one, at) => Inside(change, at.ToString(CultureInfo.InvariantCulture), one)),
        _ => [],
    };

    private static IEnumerable<PathChange> Inside(PathChange change, string name, JsonNode? value)
    {
        var path = JsonPointer.Child(change.Path, name);
        var inside = change.Kind == PathChangeKind.Added
            ? change with { Path = path, After = value }
            : change with { Path = path, Before = value };
        return value is JsonObject or JsonArray ? Leaves(inside) : [inside];
    }

    private static ChangeDetail Detail(PathChange change) => PathDetail.Of(change, ChangeTopic.Setting, Meant(change));

    private static ChangeDetail Told(PathChange change, ChangeDetail detail) => SettingDoubts.Are(change) ? detail.Untold()
        // What is cut to be shown may only begin alike.
        : change.Kind == PathChangeKind.Changed && detail.Before == detail.After
            && change.Before.Shown(int.MaxValue) == change.After.Shown(int.MaxValue)
            ? detail with { Meaning = $"{detail.Label} is {detail.After} as before, written as another kind of value." }
        : detail;

    private static Effect Meant(PathChange change) => SettingSafeguards.Of(change)?.Effect ?? SettingEffect.Of(change);

    private static bool Same(PathChange one, PathChange other) => one.Path == other.Path && one.Kind == other.Kind
        && CanonicalKey.Same(one.Before, other.Before) && CanonicalKey.Same(one.After, other.After);

    private static string Meaning(List<ChangeDetail> details)
    {
        if (details.Count == 0)
            return "Every environment keeps its values; only the form changed.";
        var first = details.Find(one => one.Effect == Effect.Wider)
            ?? details.Find(one => one.Relation == SchemaRelation.Unknown) ?? details[0];
        if (first.Topic == ChangeTopic.EnvironmentGap)
            return first.Meaning!;
        if (first is { Effect: Effect.Different, Meaning: { } meaning })
            return details.Count == 1 ? meaning : $"{meaning.TrimEnd('.')}; {details.Count - 1} more changed.";
        var rest = details.Count > 1 ? $"; {details.Count - 1} more changed" : "";
        return $"{first.Label} is {first.After ?? "no longer set"} (was {first.Before ?? "not set"}){rest}.";
    }
}
