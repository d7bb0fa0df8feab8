using System.Globalization;
using System.Runtime.CompilerServices;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The rules of a prompt that left the release, as far as no prompt that stays says them.</summary>
internal static class LostRules
{
    // A new prompt so much alike is the same under another name, and edited.
    private const double Alike = 0.5;

    // For each release, and each it is compared with: many prompts may be gone from one.
    private static readonly ConditionalWeakTable<ManifestContents, ConditionalWeakTable<ManifestContents, Fresh[]>> Read = [];

    /// <summary>A line for each rule that is gone, or weaker in the prompt that took its place, and that prompt's path.</summary>
    public static (string? Successor, IReadOnlyList<ChangeDetail> Lines) Of(ArtifactPair pair)
    {
        var before = PromptReading.Of(pair.Before.PromptText());
        var rules = ReleaseRules.InForce(before).Where(one => one.IsFirm).ToList();
        if (rules.Count == 0)
            return (null, []);
        var release = ReleaseRules.Of(pair.To);
        if (Successor(pair, before) is not (var path, var after))
            return (null, [.. rules.Where(one => !release.Say(one)).Select(InstructionLines.Removed)]);
        var rows = TextDiff.Of(before.Body, after.Body);
        return (path,
        [
            .. InstructionChanges.Of(before, after, rows)
                .Where(line => line is { Topic: ChangeTopic.Obligation, Effect: Effect.Wider, Before: not null })
                .Where(line => line.Type != ChangeType.Removed || !release.Say(new Instruction(0, line.Before!, Stance.None))),
        ]);
    }

    /// <summary>For instance <c>2 rules are gone: “Never lie” and 1 more</c>.</summary>
    public static string Said(IReadOnlyList<Instruction> rules) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(rules.Count == 1 ? "a rule is" : $"{rules.Count} rules are")} gone: “{rules[0].Text.TrimEnd('.')}”"
        + $"{(rules.Count == 1 ? "" : $" and {rules.Count - 1} more")}");

    private static (string Path, PromptReading Reading)? Successor(ArtifactPair pair, PromptReading before)
    {
        var bag = WordBag.Of(before.Body);
        var likely = Read.GetOrCreateValue(pair.To).GetValue(pair.From, from => New(from, pair.To))
            .Select(one => (one.Path, one.Reading, Likeness: bag.Similarity(one.Bag)))
            .Where(one => one.Likeness >= Alike).OrderByDescending(one => one.Likeness).ToList();
        return likely is [var best, ..] ? (best.Path, best.Reading) : null;
    }

    private static Fresh[] New(ManifestContents from, ManifestContents to)
    {
        var known = from.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Prompt).Select(one => one.Pin.Path)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from one in to.Artifacts
               where one.Pin.Kind == ArtifactKind.Prompt && !known.Contains(one.Pin.Path)
               let reading = PromptReading.Of(one.PromptText())
               select new Fresh(one.Pin.Path, reading, WordBag.Of(reading.Body)),
        ];
    }

    private sealed record Fresh(string Path, PromptReading Reading, WordBag Bag);
}
