namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>There is nothing to go back to.</summary>
public sealed class NoRollbackTarget : IRiskRule
{
    public string Id => "no-rollback-target";

    public string Title => "There is nothing to go back to";

    public string Why => "When this goes wrong, the way out is another change made in a hurry, and not a release that is known to work.";

    public string Fix => "Put a release live first that may be gone back to, or agree how the product is switched off.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("What is live was withdrawn", "prompts/triage.md", "Be kind.", "Be brief.") with
        {
            Environment = "production", Surroundings = new Surroundings(new DateOnly(2026, 11, 22))
            { NoWayBack = "2026.10.3, which it replaces, was withdrawn" },
        },
        RuleExample.NearMiss(
            "What is live can be gone back to", "prompts/triage.md", "Be kind.", "Be brief.") with { Environment = "production" },
    ];

    public bool IsOfRelease => true;

    /// <remarks>Its size is 0 for a first release, which nobody can go back from. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        if (input.Environment is null || input.Changes.Changes.Count == 0)
            yield break;
        if (!input.From.Digest.IsSet)
            yield return Found(input, $"Nothing was live in {input.Environment} before", size: 0);
        else if (input.Surroundings.NoWayBack is { } why)
            yield return Found(input, why, size: 1);
    }

    private Finding Found(RuleInput input, string title, double size) => input.Found(this, title, input.Environment!, size: size) with
    {
        Unless = "there were a release to go back to",
    };
}
