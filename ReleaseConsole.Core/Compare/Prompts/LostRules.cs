using System.Globalization;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The rules of a prompt that left the release, as far as no prompt that stays says them.</summary>
internal static class LostRules
{
    // A new prompt so much alike is the same under another name, and edited.
    private const double Alike = 0.5;

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
        var known = pair.From.Artifacts.Select(one => (one.Pin.Kind, one.Pin.Path)).ToHashSet();
        var bag = WordBag.Of(before.Body);
        var likely = pair.To.Artifacts
            .Where(one => one.Pin.Kind == Artifacts.ArtifactKind.Prompt && !known.Contains((one.Pin.Kind, one.Pin.Path)))
            .Select(one => (one.Pin.Path, Reading: PromptReading.Of(one.PromptText())))
            .Select(one => (one.Path, one.Reading, Likeness: bag.Similarity(WordBag.Of(one.Reading.Body))))
            .Where(one => one.Likeness >= Alike).OrderByDescending(one => one.Likeness).ToList();
        return likely is [var best, ..] ? (best.Path, best.Reading) : null;
    }
}
