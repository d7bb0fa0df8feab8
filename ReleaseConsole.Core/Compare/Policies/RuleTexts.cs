using System.Buffers;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Rules that structured policies write as sentences, read as those of a prompt are. A pattern or a name is no sentence.</summary>
internal static class RuleTexts
{
    private const int Fewest = 3;
    private const double Alike = 0.5;
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\[]{}|^*$<>=");

    /// <summary>Null where it is no sentence; inside, null where nobody can tell from the words.</summary>
    public static (Effect? Effect, string? Meaning)? Of(PathChange change)
    {
        if (change.Kind != PathChangeKind.Changed || change.Before.Word() is not { } before || change.After.Word() is not { } after
            || !IsSentence(before) || !IsSentence(after))
            return null;
        var lines = InstructionChanges.Of(PromptReading.Of(before), PromptReading.Of(after), TextDiff.Of(before, after));
        if (lines.FirstOrDefault(line => line.Effect == Effect.Wider) is { } wider)
            return (Effect.Wider, wider.Meaning);
        if (lines.FirstOrDefault(line => line.Topic == ChangeTopic.Figure || line.Relation == SchemaRelation.Unknown) is { } unclear)
            return (null, unclear.Meaning);
        // Of words without a rule in them, others may say another thing.
        if (lines.Count == 0 && WordBag.Of(before).SimilarityFrom(Alike, WordBag.Of(after)) < Alike)
            return (null, null);
        return (lines.Any(line => line.Effect == Effect.Narrower) ? Effect.Narrower : Effect.Different, null);
    }

    private static bool IsSentence(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter)) >= Fewest
        && !text.AsSpan().ContainsAny(Signs);
}
