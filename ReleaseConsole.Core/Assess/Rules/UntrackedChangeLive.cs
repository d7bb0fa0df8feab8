using System.Globalization;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something was changed in the environment past the console.</summary>
public sealed class UntrackedChangeLive : IRiskRule
{
    public string Id => "untracked-change-live";

    public string Title => "Something was changed in the environment past the console";

    public string Why =>
        "What is live is not what was approved; this release was compared with something that is not there, and overwrites the change.";

    public string Fix => "Adopt the change as a version, or put it back, before this goes live.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A prompt was edited by hand", "prompts/triage.md", "Be kind.", "Be brief.") with
        {
            Environment = "production",
            Surroundings = new Surroundings(new DateOnly(2026, 11, 22))
            {
                Drifts = [new OpenDrift(
                    "prompts/triage", "was edited there", new DateTimeOffset(2026, 11, 21, 9, 5, 0, TimeSpan.Zero), "Sam Hand")],
            },
        },
        RuleExample.NearMiss(
            "What is live is what was released", "prompts/triage.md", "Be kind.", "Be brief.") with { Environment = "production" },
    ];

    /// <remarks>Its size is for how many days it stood. A week and more is a step graver: more was built on it.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 7 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from drift in input.Environment is null ? [] : input.Surroundings.Drifts
        select input.Found(
            this, $"`{drift.Path}` {drift.Said}{(drift.Who is null ? "" : $", by {drift.Who}")}", drift.Path, null, null,
            string.Create(CultureInfo.InvariantCulture, $"since {drift.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
            input.Surroundings.Today.DayNumber - DateOnly.FromDateTime(drift.Since.UtcDateTime).DayNumber) with
        {
            Unless = $"`{drift.Path}` were as it was released",
        };
}
