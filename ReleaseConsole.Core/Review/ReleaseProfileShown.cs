using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Resolve;

namespace ReleaseConsole.Core.Review;

/// <summary>What a release is made of and what it will go through, resolved at the moment of asking.</summary>
public sealed record ReleaseProfileShown(
    string Version, Digest Manifest, Digest? Toolchain, int Tools, IReadOnlyList<ModelAsked> Models, Digest Policy, int PolicyVersion,
    IReadOnlyList<EnvironmentMet> Environments, IReadOnlyList<PinException> Exceptions)
{
    /// <summary>How many places in the contents name a prompt, a tool, data, a model or a package.</summary>
    public int References { get; init; }

    /// <summary>Those of them that the release does not pin, each with the reason it states.</summary>
    public IReadOnlyList<LeftOpen> Open { get; init; } = [];
}
