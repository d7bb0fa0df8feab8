using System.Globalization;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>An agent wrote part of what changed.</summary>
public sealed class ChangedByAgent : IRiskRule
{
    public string Id => "changed-by-agent";

    public string Title => "An agent wrote part of what changed";

    public string Why => "Nobody may have read it before now; an agent that was tricked writes as well as one that was not.";

    public string Fix => "Have the person the agent works for read every line, and sign in another person’s name.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A bot's commit", "prompts/triage.md", "Be kind.", "Be brief.") with { Author = "prompt-tuner[bot]" },
        RuleExample.NearMiss("A person's commit", "prompts/triage.md", "Be kind.", "Be brief.") with { Author = "Bo Tanaka" },
    ];

    public bool IsOfRelease => true;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        let content = input.After(change)
        where content is not null
        let agent = AgentAuthors.Of(content.Version, input.Surroundings.Agents)
        where agent is not null
        group change by agent into written
        let first = written.First()
        select input.Found(
            this, $"`{first.Path}`{More(written.Count() - 1)} {(written.Count() == 1 ? "was" : "were")} written by {written.Key}",
            first.Path, after: written.Key) with
        {
            Unless = $"a person had written what {written.Key} wrote",
        };

    private static string More(int others) => others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {others} more");
}
