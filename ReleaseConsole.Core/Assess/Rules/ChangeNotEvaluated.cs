using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something changed that the policy wants evaluated, and no evaluation recorded that it ran with it as it is.</summary>
public sealed class ChangeNotEvaluated : IRiskRule
{
    private const string Model = "provider: openai\nmodel: gpt-4.1-2025-04-14\n";

    public string Id => "change-not-evaluated";

    public string Title => "Something changed that no evaluation of the release ran with";

    public string Why => "The results speak for other bytes; this goes out on reading alone.";

    public string Fix => "Evaluate the path that uses it, and record its digest in the run (`ran_on`).";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("The results are about another prompt", "prompts/reply.md", "Be kind.", "Be brief.")
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+ on Words."),
        RuleExample.Harm("The run did not record the tool", "tools/refund.yaml", Refund(50), Refund(40))
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+", "60+ again"),
        RuleExample.Harm("The run only names the model", "models/desk.yaml", Model + "temperature: 0.2\n", Model + "temperature: 0.1\n")
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+", "60+ again"),
        RuleExample.NearMiss(
            "The results are about this prompt", "prompts/triage.md", "Be kind.", "Be brief.").Beside("evaluations/golden", "60+"),
        RuleExample.NearMiss("The run recorded the tool as it is", "tools/refund.yaml", Refund(50), Refund(40))
            .Beside("prompts/triage.md", "Words.").Beside("evaluations/golden", "60+", "60+ anew"),
        RuleExample.NearMiss("The tool stayed as it was", "prompts/triage.md", "Be kind.", "Be brief.")
            .Beside("tools/refund.yaml", Refund(50)).Beside("evaluations/golden", "60+", "60+ again"),
    ];

    public bool IsOfRelease => true;

    /// <remarks>Its size is 0 for a prompt, which can be read, and for all of a first release. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        if (input.To.Evaluations.Count == 0)
            return [];
        var covered = input.To.Evaluations.SelectMany(one => Coverage.Of(input.Record(one), input.To).Covered).ToHashSet();
        var unasked = input.Changes.Changes.Where(change => change.Type != ChangeType.Removed && input.Covers.Contains(change.Kind)
            && !(change.Kind == ArtifactKind.Prompt ? covered.Contains(change.Path) : IsTold(input, change))).ToList();
        var unrecorded = unasked.Where(change => change.Kind != ArtifactKind.Prompt).ToList();
        // Runs that record nothing are one omission, however much changed: not graver than no run at all.
        return unrecorded.Count > 1 && !input.To.Evaluations.Any(one => input.Record(one).RanOnArtifacts is not null)
            ? unasked.Except(unrecorded).Select(change => Found(input, change)).Append(Together(input, unrecorded))
            : unasked.Select(change => Found(input, change));
    }

    private Finding Together(RuleInput input, List<ArtifactChange> changes) => input.Found(
        this, $"No evaluation ran with {Counted.Names([.. changes.Select(one => $"`{one.Path}`")], 3)} as they are in this release: "
            + "none recorded any digest", changes[0].Path, size: input.From.Digest.IsSet ? 1 : 0) with
    {
        Unless = "an evaluation had recorded the digests of what it ran with",
    };

    private Finding Found(RuleInput input, ArtifactChange change)
    {
        if (change.Kind == ArtifactKind.Prompt)
            return input.Found(this, $"No evaluation asks `{change.Path}`", change.Path) with
            {
                Unless = $"an evaluation asked `{change.Path}`",
            };
        return input.Found(
            this, $"No evaluation ran with `{change.Path}` as it is in this release: none recorded its digest", change.Path,
            after: change.After?.ToString(), size: input.From.Digest.IsSet ? 1 : 0) with
        {
            Unless = $"an evaluation had recorded that it ran with `{change.Path}`",
        };
    }

    // A run that recorded other bytes of it, and results from before it changed, are found by evaluation-stale.
    private static bool IsTold(RuleInput input, ArtifactChange change) => input.To.Evaluations.Any(one =>
        (input.Record(one).RanOnArtifacts is { } recorded
            && (recorded.ContainsKey(change.Path) || recorded.Values.Contains(change.After!.Value)))
        || (change.Kind is ArtifactKind.Tool or ArtifactKind.Model && CarriedOver.Is(one, input.From)));

    private static string Refund(int most) => string.Create(
        CultureInfo.InvariantCulture,
        $"name: refund\ninputSchema: {{type: object, properties: {{amount: {{type: number, maximum: {most}}}}}}}\n");
}
