using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Evidence applies only to the exact digests it was run on: what it says of each artifact that a release changes.</summary>
public static class EvaluationCoverage
{
    public static IReadOnlyList<ArtifactCoverage> Of(
        ManifestContents from, ManifestContents to, ReleaseChanges changes, EvaluationGate gate)
    {
        var evaluations = to.Evaluations.Select(one => (Pinned: one, Record: EvaluationRecord.Parse(one.Bytes)))
            .Select(one => new Ran(one.Pinned.Pin.Path, one.Record, Coverage.Of(one.Record, to), gate)
            {
                IsCarriedOver = CarriedOver.Is(one.Pinned, from),
            }).ToList();
        var (old, now) = (ByPath(from), ByPath(to));
        return
        [
            .. from change in changes.Changes
               where change.Type != ChangeType.Removed && change.Kind != ArtifactKind.Evaluation
                   && now.ContainsKey((change.Kind, change.Path))
               select Best(now[(change.Kind, change.Path)], old.GetValueOrDefault((change.Kind, change.Path)), evaluations),
        ];
    }

    private static ArtifactCoverage Best(PinnedContent artifact, PinnedContent? before, List<Ran> evaluations)
    {
        var said = evaluations.Select(one => (one.Path, Said: one.Of(artifact, before)))
            .Where(one => one.Said.State != CoverageState.NotCovered).ToList();
        if (said.Count == 0)
            return new(artifact.Pin.Kind, artifact.Pin.Path, CoverageState.NotCovered, [], evaluations.Count == 0
                ? "The release brings no evaluation."
                : artifact.Pin.Kind == ArtifactKind.Prompt ? "No evaluation asks it." : "No evaluation records that it ran with it.");
        var best = said.Min(one => one.Said.State);
        var by = said.Where(one => one.Said.State == best).ToList();
        return new(artifact.Pin.Kind, artifact.Pin.Path, best, [.. by.Select(one => one.Path)], by[0].Said.Reason);
    }

    private static Dictionary<(ArtifactKind, string), PinnedContent> ByPath(ManifestContents side)
    {
        var found = new Dictionary<(ArtifactKind, string), PinnedContent>();
        foreach (var one in side.Artifacts)
            found.TryAdd((one.Pin.Kind, one.Pin.Path), one);
        return found;
    }

    private sealed record Ran(string Path, EvaluationRecord Record, Coverage Coverage, EvaluationGate Gate)
    {
        /// <summary>The release that is replaced has the same results.</summary>
        public bool IsCarriedOver { get; init; }

        public (CoverageState State, string Reason) Of(PinnedContent artifact, PinnedContent? before)
        {
            if (Record.RanOnArtifacts?.TryGetValue(artifact.Pin.Path, out var recorded) == true)
                return recorded == artifact.Pin.Digest
                    ? Answered(prompt: null)
                    : (CoverageState.Stale, $"It ran with {recorded.Abbreviated}.");
            return artifact.Pin.Kind switch
            {
                ArtifactKind.Prompt => OfPrompt(artifact, before),
                ArtifactKind.Tool or ArtifactKind.Model when IsCarriedOver =>
                    (CoverageState.Stale, "Its results are those of what is replaced, from before this changed."),
                ArtifactKind.Model when Named(artifact) is { } name => (CoverageState.Partial, $"It names {name}; a name is no digest."),
                _ => (CoverageState.NotCovered, ""),
            };
        }

        private (CoverageState State, string Reason) OfPrompt(PinnedContent prompt, PinnedContent? before)
        {
            var digests = EvaluatedPrompt.DigestsOf(prompt.Bytes);
            for (var at = 0; at < Record.RanOn.Count; at++)
                if (digests.Contains(Record.RanOn[at].Digest))
                    return Answered(at);
            var replaced = before is null ? [] : EvaluatedPrompt.DigestsOf(before.Bytes);
            if (Record.RanOn.Any(one => replaced.Contains(one.Digest)))
                return (CoverageState.Stale, "It ran on the bytes that are replaced.");
            return Record.RanOn.FirstOrDefault(one => Names(one.Label, prompt.Pin.Path)) is { } other
                ? (CoverageState.Stale, $"It ran on {other.Digest.Abbreviated} under that name.")
                : (CoverageState.NotCovered, "");
        }

        private (CoverageState State, string Reason) Answered(int? prompt)
        {
            var rows = Record.Rows.Where(row => prompt is null || row.Prompt == prompt).ToList();
            var missing = rows.Count(row => row.Error is not null);
            if (Coverage.OtherDigests.Count > 0)
                return (CoverageState.Partial, "It also ran on other bytes than the release has: "
                    + $"{string.Join(", ", Coverage.OtherDigests)}.");
            if (rows.Count == 0 || (double)missing / rows.Count > Gate.MaximumMissing)
                return (CoverageState.Partial, string.Create(
                    CultureInfo.InvariantCulture, $"{missing} of {rows.Count} answers are missing."));
            var cases = rows.Where(row => row.Error is null).Select(row => row.Case).Distinct(StringComparer.Ordinal).Count();
            return cases < Gate.MinimumPairs
                ? (CoverageState.Partial, string.Create(
                    CultureInfo.InvariantCulture, $"{cases} cases are fewer than the {Gate.MinimumPairs} the policy asks for."))
                : (CoverageState.Covered, string.Create(CultureInfo.InvariantCulture, $"{cases} cases ran on exactly these bytes."));
        }

        // Runners write openai:gpt-4.1 or openai/gpt-4.1; the model's own name stands at the end.
        private string? Named(PinnedContent model)
        {
            if (model.Form != ContentForm.Json || JsonNode.Parse(Encoding.UTF8.GetString(model.Bytes)) is not JsonObject settings)
                return null;
            return settings["model"].Word() is { Length: > 0 } name
                ? Record.Providers.FirstOrDefault(
                    one => one == name || one.EndsWith(":" + name, StringComparison.Ordinal)
                        || one.EndsWith("/" + name, StringComparison.Ordinal))
                : null;
        }

        // A label is the path, its last part, or the file's name.
        private static bool Names(string label, string path)
        {
            var last = path[(path.LastIndexOf('/') + 1)..];
            var stem = label[(label.LastIndexOf('/') + 1)..];
            return label == path || stem == last || stem.StartsWith(last + ".", StringComparison.Ordinal);
        }
    }
}
