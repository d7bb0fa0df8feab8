using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>Every expected "no" about releases.</summary>
public static class ReleasesRefusals
{
    public static Refusal NoSuchRelease(string version) =>
        new("unknown-release", $"There is no release “{version}”.", RefusalKind.NotFound);

    public static Refusal BadVersion(string version) => new(
        "bad-version", $"“{Shortened(version)}” cannot name a release: 1 to 100 letters, digits, dots, dashes, pluses and underscores, a letter or digit first; not “latest”.");

    public static Refusal Floating(string name, string? reference) => reference is null
        ? new("floating-reference", $"{name} has no digest. A release names exact bytes: sha256: and 64 hex digits.")
        : new("floating-reference", $"{name} is asked for as “{Shortened(reference)}”, which can come to mean other bytes. Name the digest.");

    public static Refusal UnknownDigest(string name, Digest digest) =>
        new("unknown-digest", $"{name} has no version {digest}. Import or save it first.");

    public static Refusal UnknownKind(string kind) => new(
        "unknown-kind", $"“{Shortened(kind)}” is not a kind. Kinds are {string.Join(", ", ArtifactKinds.All.Select(one => one.Word()))}.");

    public static Refusal PinnedTwice(string name) =>
        new("duplicate-path", $"{name} is pinned twice. A release holds one version of each artifact.");

    public static Refusal NotPinned(string name) =>
        new("unknown-artifact", $"{name} is not in the release this one is made from, so it cannot be left out.");

    public static Refusal Empty() =>
        new("empty-release", "A release pins at least one artifact.");

    public static Refusal EvaluationAmongArtifacts(string path) =>
        new("evaluation-among-artifacts", $"{path} is an evaluation. It is evidence: name its digest under evaluations.");

    public static Refusal EvaluationForOtherDigests(string evaluation, string label) => new(
        "evaluation-for-other-digests",
        $"{evaluation} ran on another text of “{Shortened(label)}” than this release holds. Run it again on these prompts, or leave it out.");

    public static Refusal UnpinnedReference(IReadOnlyList<string> places) => new(
        "unpinned-reference",
        $"A prompt is composed of prompts this release does not hold, so they could change behind it: {string.Join("; ", places.Take(20))}. Put them into the release.",
        Place: places[0].Split(' ')[0]);

    public static Refusal Exists(string version, Digest manifest) => new(
        "release-exists", $"Release {version} exists with other content ({manifest}). A frozen release does not change; choose another version.", RefusalKind.Conflict);

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
