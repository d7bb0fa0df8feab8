namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// What another wording does to a rule; where nothing in the words says which way it goes, a person is asked and told why.
/// </summary>
internal readonly record struct RuleEffect(Effect Effect, bool IsAsked = false, string? Why = null)
{
    public static RuleEffect Asked(string why) => new(Effect.Different, IsAsked: true, why);

    /// <summary>Two effects at once: what lets more through decides, and it is only stricter where neither lets more through.</summary>
    public RuleEffect With(RuleEffect other) =>
        Effect == Effect.Wider ? this
        : other.Effect == Effect.Wider ? other
        : IsAsked ? this
        : other.IsAsked ? other
        : Effect == other.Effect ? this : new RuleEffect(Effect.Different);
}
