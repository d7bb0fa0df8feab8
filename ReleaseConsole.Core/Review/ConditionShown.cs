using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// A condition of an approval that counts: who asked for it in which lane, and what was said last of how it was met. Where that does not
/// count, <see cref="WhyNot"/> says why.
/// </summary>
public sealed record ConditionShown(
    Digest Id, string Text, Guid DecisionId, string AskedBy, Lane? Lane, DateTimeOffset AskedAt, ConditionState State, MetShown? Met,
    string? WhyNot)
{
    public static ConditionShown Of(WeighedCondition one) => new(
        one.Condition.Id, one.Condition.Text, one.Condition.Decision.Id.Value, one.Condition.Decision.SignerName,
        one.Condition.Decision.Lane, one.Condition.Decision.At, one.IsMet ? ConditionState.Met : ConditionState.Open,
        one.Said is { } said ? new MetShown(said.ByName, said.Evidence, said.At) : null, one.WhyNot);
}
