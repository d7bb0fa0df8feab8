using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Evidence speaks only for the bytes it was run on: which prompts of a release an evaluation covers, and which it misses.
/// </summary>
public sealed record Coverage(IReadOnlyList<string> Covered, IReadOnlyList<string> OtherDigests)
{
    /// <summary>The release has no prompt that a result could name, and the results name something else of it.</summary>
    private bool IsOfOthers { get; init; }

    private bool IsWithoutPrompts { get; init; }

    /// <summary>
    /// The evaluation ran on at least one prompt of the release, or of one without prompts on something else of it, and on no other version
    /// of anything it names.
    /// </summary>
    public bool Holds => (Covered.Count > 0 || IsOfOthers) && OtherDigests.Count == 0;

    public static Coverage Of(EvaluationRecord record, ManifestContents release)
    {
        var byDigest = release.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Prompt)
            .SelectMany(one => EvaluatedPrompt.DigestsOf(one.Bytes), (one, digest) => (one.Pin.Path, digest))
            .ToLookup(one => one.digest, one => one.Path);
        var covered = new List<string>();
        var others = new List<string>();
        var isOfRelease = false;
        foreach (var ran in record.RanOn)
        {
            if (byDigest.Contains(ran.Digest))
                covered.AddRange(byDigest[ran.Digest]);
            else
                others.Add(ran.Label.Length == 0 ? ran.Digest.Abbreviated : ran.Label);
        }
        // What the run recorded of other artifacts binds it as well.
        foreach (var (path, digest) in record.RanOnArtifacts ?? new Dictionary<string, Digest>())
            if (release.Artifacts.FirstOrDefault(one => one.Pin.Path == path) is not { } pinned || pinned.Pin.Digest != digest)
                others.Add(path);
            else if (pinned.Pin.Kind == ArtifactKind.Prompt)
                covered.Add(path);
            else
                isOfRelease = true;
        var isWithoutPrompts = !release.Artifacts.Any(one => one.Pin.Kind == ArtifactKind.Prompt);
        return new Coverage([.. covered.Distinct().Order(StringComparer.Ordinal)], others)
        {
            IsWithoutPrompts = isWithoutPrompts,
            IsOfOthers = isWithoutPrompts && isOfRelease,
        };
    }

    /// <summary>Null when it holds; otherwise why these results say nothing about the release.</summary>
    public string? WhyNot() => this switch
    {
        { Holds: true } => null,
        { OtherDigests.Count: > 0 } => string.Create(
            CultureInfo.InvariantCulture, $"It ran on other bytes than this release has: {string.Join(", ", OtherDigests)}."),
        { IsWithoutPrompts: true } => "It does not say what of this release it measured. ran_on in JSON says so, with the digest of a tool or a "
            + "model.",
        _ => "It does not say which prompt of this release it measured. A column prompt_digest says so, or ran_on in JSON.",
    };
}
