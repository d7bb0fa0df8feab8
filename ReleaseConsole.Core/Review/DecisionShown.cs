using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>A signature as it is shown: who, what, and whether it counts or why not.</summary>
public sealed record DecisionShown(
    Guid SignerId, string Signer, DecisionMeaning Meaning, Lane? Lane, string Comment, string? Conditions, string Statement,
    DateTimeOffset At,
    bool Counts, string? WhyNot)
{
    /// <summary>The signature, as its conditions name it.</summary>
    public Guid Id { get; init; }

    /// <summary>The last day a risk is accepted.</summary>
    public DateOnly? Until { get; init; }

    public static DecisionShown Of(WeighedDecision one) => new(
        one.Decision.SignerId, one.Decision.SignerName, one.Decision.Meaning, one.Decision.Lane, one.Decision.Comment,
        one.Decision.Conditions,
        one.Decision.Statement, one.Decision.At, one.Counts, one.WhyNot)
    { Id = one.Decision.Id.Value, Until = one.Decision.Until };
}
