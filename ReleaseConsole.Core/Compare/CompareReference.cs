using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// One side of a comparison as it is named in addresses and calls: a release version, a digest, <c>env:production</c> (what is live
/// there; with <c>~1</c> what was live before), <c>artifact:prompts/triage@12</c>, or <c>draft:prompts/triage</c> (the asking person's
/// own).
/// </summary>
public abstract record CompareReference
{
    private const string EnvironmentPrefix = "env:";
    private const string ArtifactPrefix = "artifact:";
    private const string DraftPrefix = "draft:";
    private const int FurthestBack = 99;

    private CompareReference()
    {
    }

    public sealed record OfRelease(string Version) : CompareReference;

    public sealed record OfDigest(Digest Digest) : CompareReference;

    /// <summary>What is live there; <see cref="Back"/> says how many releases before it.</summary>
    public sealed record OfEnvironment(string Name, int Back = 0) : CompareReference;

    public sealed record OfArtifact(string Path, int Version) : CompareReference;

    public sealed record OfDraft(string Path) : CompareReference;

    /// <summary>One artifact, and not a list of them.</summary>
    public bool IsOneArtifact => this is OfArtifact or OfDraft;

    /// <summary>Refused only for what can name nothing; whether the thing exists is asked of the database.</summary>
    public static Result<CompareReference> Parse(string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length is 0 or > 400)
            return CompareRefusals.NoReference(name);
        if (name.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
            return Known(Environment(name[EnvironmentPrefix.Length..]), name);
        if (name.StartsWith(ArtifactPrefix, StringComparison.Ordinal))
            return Known(Artifact(name[ArtifactPrefix.Length..]), name);
        if (name.StartsWith(DraftPrefix, StringComparison.Ordinal))
            return Known(name.Length > DraftPrefix.Length ? new OfDraft(name[DraftPrefix.Length..]) : null, name);
        if (Artifacts.Digest.TryParse(name, out var digest))
            return new OfDigest(digest);
        return new OfRelease(name);
    }

    /// <summary>The reference as it is written.</summary>
    public sealed override string ToString() => this switch
    {
        OfRelease release => release.Version,
        OfDigest digest => digest.Digest.ToString(),
        OfEnvironment { Back: > 0 } before =>
            string.Create(CultureInfo.InvariantCulture, $"{EnvironmentPrefix}{before.Name}~{before.Back}"),
        OfEnvironment environment => EnvironmentPrefix + environment.Name,
        OfDraft draft => DraftPrefix + draft.Path,
        OfArtifact artifact => string.Create(CultureInfo.InvariantCulture, $"{ArtifactPrefix}{artifact.Path}@{artifact.Version}"),
        _ => throw new InvalidOperationException("A reference of no known form."),
    };

    private static Result<CompareReference> Known(CompareReference? reference, string name) =>
        reference is null ? CompareRefusals.NoReference(name) : reference;

    private static OfEnvironment? Environment(string name)
    {
        if (name.LastIndexOf('~') is not (>= 0 and var at))
            return name.Length > 0 ? new OfEnvironment(name) : null;
        return at > 0 && int.TryParse(name[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var back)
            && back is > 0 and <= FurthestBack
            ? new OfEnvironment(name[..at], back)
            : null;
    }

    private static OfArtifact? Artifact(string name) =>
        name.LastIndexOf('@') is > 0 and var at
        && int.TryParse(name[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? new OfArtifact(name[..at], version)
            : null;
}
