using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Web.Api;

internal sealed record FreezeBody(
    string? Version, string? Notes, IReadOnlyList<WantedArtifact>? Artifacts, IReadOnlyList<string>? Evaluations, string? From,
    IReadOnlyList<WantedArtifact>? Set, IReadOnlyList<UnwantedArtifact>? Remove, IReadOnlyList<PinException>? Exceptions = null,
    string? MergedWith = null)
{
    public ReleaseRequest ToRequest() => new(Version ?? "", Notes, Artifacts ?? [], Evaluations ?? [])
    {
        From = From,
        MergedWith = MergedWith,
        Set = Set ?? [],
        Remove = Remove ?? [],
        Exceptions = Exceptions ?? [],
    };
}
