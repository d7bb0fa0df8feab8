using System.Buffers;
using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The prompts a prompt is composed of that came, went or are asked in another version, and the rules that went with them.
/// </summary>
internal static class IncludedPrompts
{
    private static readonly SearchValues<string> Marks =
        SearchValues.Create(["@@@", "{%", "{{>", "{{#>", "{{~", "{{ >"], StringComparison.Ordinal);

    public static IReadOnlyList<ChangeDetail> Changes(
        ArtifactPair pair, (PromptReading Reading, string Text) before, (PromptReading Reading, string Text) after, TextComparison rows)
    {
        if (!rows.Rows.Any(row => row.Kind != RowKind.Equal && (Holds(row.Before) || Holds(row.After))))
            return [];
        var (was, now) = (PromptReferences.In(before.Text), PromptReferences.In(after.Text));
        return
        [
            .. was.ExceptBy(now.Select(one => one.Name), one => one.Name).Select(gone => Removed(pair, gone, after.Reading, now)),
            .. now.ExceptBy(was.Select(one => one.Name), one => one.Name)
            .Select(fresh => Line(fresh, ChangeType.Added, null, fresh.Name) with
            {
                Meaning = $"The prompt now includes `{fresh.Name}`.",
            }),
            .. from one in was.DistinctBy(one => one.Name)
               join other in now.DistinctBy(one => one.Name) on one.Name equals other.Name
               where one.Asked != other.Asked
               select Line(other, ChangeType.Changed, Named(one), Named(other)) with
               {
                   Meaning = $"The prompt includes {Named(other)} now (was {Named(one)}).",
               },
        ];
    }

    /// <summary>The lines of changed instructions, of which those are not gone that a prompt that is included says.</summary>
    public static IReadOnlyList<ChangeDetail> Kept(IReadOnlyList<ChangeDetail> lines, ArtifactPair pair, string after)
    {
        if (!lines.Any(IsGone) || !after.AsSpan().ContainsAny(Marks))
            return lines;
        var said = ReleaseRules.Of(pair.To).Of(PromptReferences.In(after)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Select(line => !IsGone(line) || !said.Contains(new Instruction(0, line.Before!, Stance.None).Key)
            ? line
            : line with
        {
            Effect = Effect.Different,
            Meaning = $"“{line.Before!.TrimEnd('.')}” is said by a prompt that is included.",
        })];
    }

    private static bool IsGone(ChangeDetail line) => line is { Type: ChangeType.Removed, Effect: Effect.Wider, Before: not null };

    private static bool Holds(DiffLine? line) => line is not null && line.Text.AsSpan().ContainsAny(Marks);

    private static ChangeDetail Removed(ArtifactPair pair, PromptReference gone, PromptReading after, IReadOnlyList<PromptReference> left)
    {
        var line = Line(gone, ChangeType.Removed, gone.Name, null);
        var release = ReleaseRules.Of(pair.From);
        if (release.Included(gone) is null)
            return line with
            {
                Relation = Schemas.SchemaRelation.Unknown,
                Meaning = $"The prompt no longer includes `{gone.Name}`; what that said is not in the release, "
                    + "so a person has to say what is lost.",
            };
        var rules = release.Of([gone]).Where(one => one.IsFirm).ToList();
        var held = ReleaseRules.InForce(after).Concat(ReleaseRules.Of(pair.To).Of(left)).Select(one => one.Key)
            .ToHashSet(StringComparer.Ordinal);
        var lost = rules.FindAll(one => !held.Contains(one.Key));
        if (lost.Count == 0)
            return line with
            {
                Meaning = $"The prompt no longer includes `{gone.Name}`{(rules.Count == 0 ? "" : ", and still says its rules")}.",
            };
        return line with
        {
            Before = $"{gone.Name}: {string.Join(' ', lost.Select(one => one.Text))}",
            Effect = Effect.Wider,
            Meaning = $"The prompt no longer includes `{gone.Name}`, and {LostRules.Said(lost)}.",
        };
    }

    private static string Named(PromptReference one) => one.Asked is null ? $"`{one.Name}`" : $"`{one.Name}` as {one.Asked}";

    private static ChangeDetail Line(PromptReference at, ChangeType type, string? before, string? after) => new(
        string.Create(CultureInfo.InvariantCulture, $"line {at.Line}"), "Includes", type, before, after, Effect.Different,
        ChangeTopic.Included);
}
