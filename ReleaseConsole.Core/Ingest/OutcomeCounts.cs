using System.Text.Json.Serialization;

namespace ReleaseConsole.Core.Ingest;

/// <summary>How many items of an import ended in which way.</summary>
public sealed record OutcomeCounts(int Created, int Unchanged, int Unresolved, int Refused, int Ignored, int Missing = 0)
{
    public static OutcomeCounts Of(IEnumerable<ItemOutcome> outcomes)
    {
        var counts = outcomes.CountBy(outcome => outcome).ToDictionary();
        int Count(ItemOutcome outcome) => counts.GetValueOrDefault(outcome);
        return new(
            Count(ItemOutcome.Created), Count(ItemOutcome.Unchanged), Count(ItemOutcome.Unresolved), Count(ItemOutcome.Refused),
            Count(ItemOutcome.Ignored), Count(ItemOutcome.Missing));
    }

    [JsonIgnore]
    public int Total => Created + Unchanged + Unresolved + Refused + Ignored + Missing;

    public override string ToString() =>
        $"{Created} new, {Unchanged} as before, {Unresolved} to be decided, {Refused} refused, {Ignored} left out"
            + (Missing == 0 ? "" : $", {Missing} no longer there");
}
