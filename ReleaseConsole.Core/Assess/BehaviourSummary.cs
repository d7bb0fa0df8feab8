using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What a change does to the product, in plain words for one kind of reader. Made from the semantic changes and the paired results alone:
/// the same assessment gives the same sentences, and nothing in a gate reads them.
/// </summary>
public sealed record BehaviourSummary(IReadOnlyList<SummaryPart> Parts)
{
    private const int Most = 12;

    public static BehaviourSummary Of(Assessment assessment, Audience audience) => new(
    [
        .. (audience == Audience.Engineering ? ForEngineering(assessment) : ForCompliance(assessment))
            .Select(part => part with { Sentences = [.. part.Sentences.Distinct(StringComparer.Ordinal)] })
            .Where(part => part.Sentences.Count > 0)
            .Select(part => part.Sentences.Count <= Most ? part : part with
            {
                Sentences = [.. part.Sentences.Take(Most), string.Create(
                    CultureInfo.InvariantCulture, $"And {part.Sentences.Count - Most} more.")],
            }),
    ]);

    /// <summary>The same as Markdown, for notes and pull requests.</summary>
    public string ToMarkdown() =>
        string.Join("\n\n", Parts.Select(part => $"## {part.Heading}\n\n{string.Join('\n', part.Sentences.Select(one => $"- {one}"))}"));

    private static IEnumerable<SummaryPart> ForEngineering(Assessment assessment)
    {
        foreach (var (kind, heading) in Headings)
            yield return new SummaryPart(heading, [.. assessment.Changes.Changes.Where(change => change.Kind == kind).Select(Named)]);
        yield return new SummaryPart("Measured", [.. assessment.Verdicts.Select(Measured), .. Unmeasured(assessment)]);
        yield return Same(assessment);
    }

    private static IEnumerable<SummaryPart> ForCompliance(Assessment assessment)
    {
        yield return new SummaryPart("What it may do that it could not do before", [.. Wider(assessment, ArtifactKind.Tool)]);
        yield return new SummaryPart("What no longer holds it back", [.. Loosened(assessment)]);
        yield return new SummaryPart("Who answers, and where data goes", [.. Places(assessment)]);
        yield return new SummaryPart("What holds it back more than before", [.. Stricter(assessment)]);
        yield return new SummaryPart("How sure we are", [.. assessment.Verdicts.Select(Sure), .. Unmeasured(assessment)]);
        yield return new SummaryPart(
            "Who has to look",
            [.. assessment.Signatures.Select(one => $"{one.Lane.Title()}, {Times(one.Count)}: {Because(one)}.")]);
        yield return Same(assessment);
    }

    private static readonly (ArtifactKind Kind, string Heading)[] Headings =
    [
        (ArtifactKind.Prompt, "Prompts"), (ArtifactKind.Tool, "Tools"), (ArtifactKind.Model, "Models"), (ArtifactKind.Dataset, "Datasets"),
        (ArtifactKind.Policy, "Policies"), (ArtifactKind.Settings, "Settings"),
    ];

    private static string Named(ArtifactChange change) =>
        change.Meaning.Contains('`', StringComparison.Ordinal) ? change.Meaning : $"`{change.Path}`: {change.Meaning}";

    private static IEnumerable<string> Wider(Assessment assessment, ArtifactKind kind) =>
        from change in assessment.Changes.Changes
        where change.Kind == kind && change.Details.Any(detail => detail.Effect is Effect.Wider or Effect.NewRoute)
        select Named(change);

    private static IEnumerable<string> Loosened(Assessment assessment) =>
        (from change in assessment.Changes.Changes
         where change.Kind is ArtifactKind.Prompt or ArtifactKind.Policy or ArtifactKind.Settings
         from detail in change.Details
         where detail.Effect == Effect.Wider
         select Looser(change, detail))
        .Concat(assessment.Changes.Changes.Where(change => change is { Kind: ArtifactKind.Policy, Type: ChangeType.Removed })
        .Select(Named));

    // Words are quoted as they stand; what has a name and a value is told by both.
    private static string Looser(ArtifactChange change, ChangeDetail detail) => (change.Kind, detail.After) switch
    {
        (ArtifactKind.Prompt, _) when detail.Meaning is { } meaning => $"`{change.Path}`: {meaning}",
        (ArtifactKind.Prompt, null) => $"`{change.Path}` no longer says “{detail.Before?.TrimEnd('.')}”.",
        (ArtifactKind.Prompt, { } after) =>
            $"`{change.Path}` says “{after.TrimEnd('.')}” (was “{detail.Before?.TrimEnd('.') ?? "nothing"}”).",
        (_, null) => $"`{change.Path}`: {detail.Label} is gone (was {detail.Before}).",
        (_, { } after) => $"`{change.Path}`: {detail.Label} is {after} (was {detail.Before ?? "not set"}).",
    };

    private static IEnumerable<string> Stricter(Assessment assessment) =>
        from change in assessment.Changes.Changes
        where change.Kind is ArtifactKind.Prompt or ArtifactKind.Policy or ArtifactKind.Settings or ArtifactKind.Tool
        where change.Type == ChangeType.Changed && change.Details.Any(detail => detail.Effect == Effect.Narrower)
            && !change.Details.Any(detail => detail.Effect is Effect.Wider or Effect.NewRoute)
        select Named(change);

    private static readonly string[] AboutPlaces =
    [
        "provider-changed", "model-changed", "model-region-changed", "setting-reaches-new-host", "tool-new-host", "tool-reach-widened",
        "dataset-licence-changed", "dataset-class-raised", "personal-data-in-prompt", "personal-data-in-answer", "outside-boundary",
    ];

    private static IEnumerable<string> Places(Assessment assessment) =>
        from finding in assessment.Findings
        where AboutPlaces.Contains(finding.Rule)
        select finding.Title.TrimEnd('.') + ".";

    private static string Measured(Verdict verdict) => $"`{verdict.Evaluation}`, {verdict.Metric.ToLowerInvariant()}: {verdict.Reason}";

    private static string Sure(Verdict verdict) => $"`{verdict.Evaluation}`, {verdict.Metric.ToLowerInvariant()}: " + verdict.Outcome switch
    {
        VerdictOutcome.Improved => "better than before, beyond chance.",
        VerdictOutcome.NotWorse => "not worse than before, within what the policy tolerates.",
        VerdictOutcome.Degraded => "worse than before, beyond chance.",
        VerdictOutcome.TooFewSamples => "too few cases were asked to tell.",
        VerdictOutcome.Incomparable => "cannot be compared with what is live.",
        _ => "cannot tell better from worse.",
    };

    private static IEnumerable<string> Unmeasured(Assessment assessment) =>
        assessment.Verdicts.Count == 0 && assessment.Changes.Changes.Any(
            change => change.Kind is ArtifactKind.Prompt or ArtifactKind.Tool or ArtifactKind.Model)
            ? ["Nothing measures the change."] : [];

    private static SummaryPart Same(Assessment assessment)
    {
        var count = assessment.Changes.Unchanged;
        return new SummaryPart(
            "What stays", count == 0 ? [] : [string.Create(
                CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "artifact is" : "artifacts are")} the same, byte for byte.")]);
    }

    private static string Because(RequiredSignatures one)
    {
        var said = one.Because.Replace("Finding: ", "", StringComparison.Ordinal).TrimEnd('.');
        return char.ToLowerInvariant(said[0]) + said[1..];
    }

    private static string Times(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} times"),
    };
}
