using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>Decides whether what a release asks for names exact bytes that exist. Pure.</summary>
public static class PinDecision
{
    /// <summary>The digests a request names, for looking them up; what is no digest is refused later, with its name.</summary>
    public static IReadOnlyList<Digest> DigestsOf(ReleaseRequest request) =>
        [.. request.Artifacts.Concat(request.Set).Select(wanted => wanted.Digest).Concat(request.Evaluations)
            .Select(text => Digest.TryParse(Named(text).Digest, out var digest) ? digest : default)
            .Where(digest => digest.IsSet).Distinct()];

    public static Result<PinnedVersions> Of(ReleaseRequest request, IReadOnlyList<KnownPin> known, PinnedVersions? from)
    {
        var pins = (from?.Artifacts ?? []).ToDictionary(one => (one.Pin.Kind, one.Pin.Path));
        foreach (var unwanted in request.Remove)
            if (ArtifactKinds.Parse(unwanted.Kind) is not { } kind)
                return ReleasesRefusals.UnknownKind(unwanted.Kind);
            else if (!pins.Remove((kind, unwanted.Path)))
                return ReleasesRefusals.NotPinned(unwanted.Path);
        var named = new HashSet<(ArtifactKind, string)>();
        foreach (var wanted in request.Artifacts.Concat(request.Set))
        {
            var pin = Pin(wanted, known);
            if (!pin.Succeeded)
                return pin.Refusal;
            if (!named.Add((pin.Value.Pin.Kind, pin.Value.Pin.Path)))
                return ReleasesRefusals.PinnedTwice(wanted.Path);
            pins[(pin.Value.Pin.Kind, pin.Value.Pin.Path)] = pin.Value;
        }
        if (pins.Count == 0)
            return ReleasesRefusals.Empty();
        var evaluations = Evaluations(request, known);
        return evaluations.Succeeded ? new PinnedVersions(InOrder(pins.Values), evaluations.Value) : evaluations.Refusal;
    }

    /// <summary>An evaluation speaks for a release only when every prompt it ran on is in it, byte for byte.</summary>
    public static Refusal? Foreign(string name, EvaluationRecord evaluation, IReadOnlySet<Digest> promptsOfRelease) =>
        evaluation.RanOn.FirstOrDefault(prompt => !promptsOfRelease.Contains(prompt.Digest)) is { } other
            ? ReleasesRefusals.EvaluationForOtherDigests(name, other)
            : null;

    /// <summary>The exceptions in order of what they speak of, each with a reason.</summary>
    public static Result<List<PinException>> Exceptions(ReleaseRequest request) =>
        request.Exceptions.FirstOrDefault(
            one => string.IsNullOrWhiteSpace(one.Reason) || one.Reason.Length > 500 || string.IsNullOrWhiteSpace(one.Reference)) is { } bare
            ? ReleasesRefusals.ExceptionWithoutReason(bare.Reference ?? "")
            : request.Exceptions.Select(one => new PinException(one.Reference.Trim(), one.Reason.Trim())).DistinctBy(one => one.Reference)
                .OrderBy(one => one.Reference, StringComparer.Ordinal).ToList();

    private static Result<KnownPin> Pin(WantedArtifact wanted, IReadOnlyList<KnownPin> known)
    {
        if (ArtifactKinds.Parse(wanted.Kind) is not { } kind)
            return ReleasesRefusals.UnknownKind(wanted.Kind);
        if (kind == ArtifactKind.Evaluation)
            return ReleasesRefusals.EvaluationAmongArtifacts(wanted.Path);
        if (!Digest.TryParse(wanted.Digest, out var digest))
            return ReleasesRefusals.Floating(wanted.Path, wanted.Digest);
        return known.FirstOrDefault(one => one.Pin.Kind == kind && one.Pin.Path == wanted.Path && one.Pin.Digest == digest) is { } found
            ? found
            : ReleasesRefusals.UnknownDigest(wanted.Path, digest);
    }

    private static Result<List<KnownPin>> Evaluations(ReleaseRequest request, IReadOnlyList<KnownPin> known)
    {
        var found = new Dictionary<(ArtifactKind, string), KnownPin>();
        foreach (var text in request.Evaluations)
        {
            var (path, named) = Named(text);
            if (!Digest.TryParse(named, out var digest))
                return ReleasesRefusals.Floating("An evaluation", text);
            if (known.FirstOrDefault(one => one.Pin.Kind == ArtifactKind.Evaluation && one.Pin.Digest == digest
                && (path is null || one.Pin.Path == path)) is not { } evaluation)
                return ReleasesRefusals.UnknownDigest(path ?? "An evaluation", digest);
            if (!found.TryAdd((evaluation.Pin.Kind, evaluation.Pin.Path), evaluation))
                return ReleasesRefusals.PinnedTwice(evaluation.Pin.Path);
        }
        return InOrder(found.Values);
    }

    // evaluations/golden@sha256:…, or the digest alone.
    private static (string? Path, string? Digest) Named(string? text) =>
        text?.LastIndexOf('@') is { } at and > 0 ? (text[..at], text[(at + 1)..]) : (null, text);

    private static List<KnownPin> InOrder(IEnumerable<KnownPin> pins) =>
        [.. pins.OrderBy(one => one.Pin.Kind).ThenBy(one => one.Pin.Path, StringComparer.Ordinal)];
}
