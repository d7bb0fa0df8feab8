using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Policies: rules that came, went or changed, by path; wider where a rule goes, softens, or its threshold loosens.</summary>
public sealed class PolicyComparer : IComparer
{
    public ArtifactKind Kind => ArtifactKind.Policy;

    public Comparison Compare(ArtifactPair pair)
    {
        if (pair.After is null)
            return new Comparison($"The policy `{pair.Path}` no longer applies to this release.", []);
        if (pair.Before is null)
            return new Comparison($"The policy `{pair.Path}` is new.", []);
        var (before, after) = (pair.Before.Tree(), pair.After.Tree());
        var details = RegoChanges.Of(pair.Before.Text(), pair.After.Text()) is { } rego ? rego
            : before is not (JsonObject or JsonArray) && after is not (JsonObject or JsonArray)
            ? CedarChanges.Of(pair.Before.Text(), pair.After.Text()) ?? Instructions(pair)
            : ReleaseGateChanges.Of(before, after) ?? Structured(before, after);
        return new Comparison(Meaning(details), details);
    }

    private static IReadOnlyList<ChangeDetail> Structured(JsonNode? before, JsonNode? after)
    {
        var (renamed, changes) = RenamedRules.Of(StructureDiff.Of(before, after));
        return
        [
            .. renamed,
            .. changes.Where(change => !Quantity.AreSame(change.Before, change.After))
            .SelectMany(change => PolicyLine.All(change, before, after)),
        ];
    }

    // A policy written as prose has no paths; it is read as a prompt is.
    private static IReadOnlyList<ChangeDetail> Instructions(ArtifactPair pair)
    {
        var (before, after) = (pair.Before.Text(), pair.After.Text());
        return [.. InstructionChanges.Of(PromptReading.Of(before), PromptReading.Of(after), TextDiff.Of(before, after))
            .Select(detail => detail.Topic == ChangeTopic.Figure ? detail : detail with { Topic = ChangeTopic.Rule })];
    }

    private static string Meaning(IReadOnlyList<ChangeDetail> details)
    {
        var looser = details.Where(one => one.Effect == Effect.Wider).ToList();
        if (looser.Count == 0)
            return details.FirstOrDefault(one => one.Topic == ChangeTopic.Figure) is { Meaning: { } figure } ? figure
                : details.FirstOrDefault(one => one.Relation == SchemaRelation.Unknown) is { Meaning: { } unclear } ? unclear
                : details.All(one => one.Topic == ChangeTopic.Rename) && details is [{ Meaning: { } renamed }, ..] ? renamed
                : details.Where(one => one.Effect == Effect.Narrower).ToList() is [var stricter, .. var others]
                ? $"The policy is stricter: {stricter.Clause}{(others.Count > 0 ? $", and {others.Count} more" : "")}."
                : "The policy changed in wording or order.";
        var first = looser[0];
        if (first.Meaning is { } meaning)
            return meaning.TrimEnd('.') + (looser.Count > 1 ? $", and {looser.Count - 1} more." : ".");
        var rest = looser.Count > 1 ? $", and {looser.Count - 1} more" : "";
        return first.After is null
            ? $"The policy lost “{first.Before}”{rest}."
            : $"The policy is looser: {first.Label} is {first.After} (was {first.Before ?? "not there"}){rest}.";
    }
}
