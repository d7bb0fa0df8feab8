using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// One side of a comparison as it is named in addresses and calls: a release version, a digest, <c>env:production</c> (what is live
/// there), or <c>artifact:prompts/triage@12</c>.
/// </summary>
public abstract record CompareReference
{
    private const string EnvironmentPrefix = "env:";
    private const string ArtifactPrefix = "artifact:";

    private CompareReference()
    {
    }

    public sealed record OfRelease(string Version) : CompareReference;

    public sealed record OfDigest(Digest Digest) : CompareReference;

    public sealed record OfEnvironment(string Name) : CompareReference;

    public sealed record OfArtifact(string Path, int Version) : CompareReference;

    /// <summary>Refused only for what can name nothing; whether the thing exists is asked of the database.</summary>
    public static Result<CompareReference> Parse(string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length is 0 or > 400)
            return CompareRefusals.NoReference(name);
        if (name.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
            return Known(name.Length > EnvironmentPrefix.Length ? new OfEnvironment(name[EnvironmentPrefix.Length..]) : null, name);
        if (name.StartsWith(ArtifactPrefix, StringComparison.Ordinal))
            return Known(Artifact(name[ArtifactPrefix.Length..]), name);
        if (Artifacts.Digest.TryParse(name, out var digest))
            return new OfDigest(digest);
        return new OfRelease(name);
    }

    /// <summary>The reference as it is written.</summary>
    public sealed override string ToString() => this switch
    {
        OfRelease release => release.Version,
        OfDigest digest => digest.Digest.ToString(),
        OfEnvironment environment => EnvironmentPrefix + environment.Name,
        OfArtifact artifact => string.Create(CultureInfo.InvariantCulture, $"{ArtifactPrefix}{artifact.Path}@{artifact.Version}"),
        _ => throw new InvalidOperationException("A reference of no known form."),
    };

    private static Result<CompareReference> Known(CompareReference? reference, string name) =>
        reference is null ? CompareRefusals.NoReference(name) : reference;

    private static OfArtifact? Artifact(string name) =>
        name.LastIndexOf('@') is > 0 and var at
        && int.TryParse(name[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? new OfArtifact(name[..at], version)
            : null;
}
