using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>Every expected "no" about releases.</summary>
public static class ReleasesRefusals
{
    private const int PlacesSaid = 5;

    public static Refusal NoSuchRelease(string version) =>
        new("unknown-release", $"There is no release “{version}”.", RefusalKind.NotFound);

    public static Refusal BadVersion(string version) => new(
        "bad-version",
        $"“{Shortened(version)}” cannot name a release: 1 to 100 letters, digits, dots, dashes, pluses and underscores, a "
        + "letter or digit first; not “latest”.");

    public static Refusal Floating(string name, string? reference) => reference is null
        ? new("floating-reference", $"{name} has no digest. A release names exact bytes: sha256: and 64 hex digits.")
        : new("floating-reference", $"{name} is asked for as “{Shortened(reference)}”, which can come to "
            + "mean other bytes. Name the digest.");

    public static Refusal UnknownDigest(string name, Digest digest) =>
        new("unknown-digest", $"{name} has no version {digest}. Import or save it first.");

    public static Refusal UnknownKind(string kind) => new(
        "unknown-kind", $"“{Shortened(kind)}” is not a kind. Kinds are {string.Join(", ", ArtifactKinds.All.Select(one => one.Word()))}.");

    public static Refusal PinnedTwice(string name) =>
        new("duplicate-path", $"{name} is pinned twice. A release holds one version of each artifact.");

    public static Refusal NotPinned(string name) =>
        new("unknown-artifact", $"{name} is not in the release this one is made from, so it cannot be left out.");

    public static Refusal TooManyPins(int most) => new(
        "too-many-pins", $"More than {Counted.Of(most)} pins are named. Begin from the nearer release, or freeze it by the API.");

    public static Refusal UnknownPin(string code) => new(
        "unknown-artifact", $"“{Shortened(code)}” stands for no artifact of this product, or for two. Choose it in the list below.");

    public static Refusal Empty() =>
        new("empty-release", "A release pins at least one artifact.");

    public static Refusal EvaluationAmongArtifacts(string path) =>
        new("evaluation-among-artifacts", $"{path} is an evaluation. It is evidence: name its digest under evaluations.");

    public static Refusal EvaluationForOtherDigests(string evaluation, EvaluatedPrompt ran) => new(
        "evaluation-for-other-digests",
        (ran.Label == ran.Digest.Abbreviated || ran.Label.Length == 0
            ? $"{evaluation} ran on the prompt {ran.Digest.Abbreviated}, which this release does not hold."
            : $"{evaluation} ran on another text of “{Shortened(ran.Label)}” than this release holds.")
        + " Run it again on these prompts, or leave it out.");

    /// <param name="artifact">What an exception is stated for by the artifact that names it, which is not how exceptions are
    /// written.</param>
    public static Refusal UnpinnedReference(IReadOnlyList<RefusedPlace> places, RefusedPlace? artifact = null) => new(
        "unpinned-reference",
        Unpinned(places, PlacesSaid)
        + (artifact is null ? "" : $" The exception for {artifact.In} is written as what it names: {artifact.Name}."),
        Place: string.Create(CultureInfo.InvariantCulture, $"{places[0].In}:{places[0].Line}:{places[0].Column}"))
    { References = places };

    /// <summary>The sentence with every place, where it stands alone.</summary>
    public static string InFull(Refusal refusal) =>
        refusal.References.Count > PlacesSaid ? Unpinned(refusal.References, refusal.References.Count) : refusal.Sentence;

    private static string Unpinned(IReadOnlyList<RefusedPlace> places, int said) =>
        $"The contents name what this release does not pin, so it could change behind it: {string.Join("; ", places.Take(said))}"
        + (places.Count > said ? string.Create(CultureInfo.InvariantCulture, $"; and {places.Count - said} more") : "")
        + ". Pin them, write the name alone where it floats, or say why each stays open (“exceptions” in a release file).";

    public static Refusal ExceptionWithoutReason(string reference) => new(
        "exception-without-reason",
        $"The exception for “{Shortened(reference)}” needs a reason of 1 to 500 characters: people sign it with the release.");

    public static Refusal Exists(string version, Digest manifest) => new(
        "release-exists",
        $"Release {version} exists with other content ({manifest}). A frozen release does not change; choose another version.",
        RefusalKind.Conflict);

    public static Refusal AlreadyWithdrawn(string version) =>
        new("release-withdrawn", $"Release {version} was withdrawn before.", RefusalKind.Conflict);

    public static Refusal StillLive(string version, IReadOnlyList<string> environments) => new(
        "release-live", $"Release {version} is live in {string.Join(", ", environments)}. Put another release there, or roll back, first.",
        RefusalKind.Conflict);

    public static Refusal UnderWay(string version) =>
        new("deployment-running", $"A deployment of release {version} has not ended yet. Wait for it, or settle what is unknown.",
        RefusalKind.Conflict);

    public static Refusal WithdrawnWithoutReason() => new(
        "reason-missing", "Say in 1 to 2 000 characters why it is withdrawn: whoever misses it reads that.", Place: "reason");

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..119] + "…";
}
