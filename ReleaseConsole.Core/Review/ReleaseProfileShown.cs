using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Review;

/// <summary>What a release is made of and what it will go through, resolved at the moment of asking.</summary>
public sealed record ReleaseProfileShown(
    string Version, Digest Manifest, Digest? Toolchain, int Tools, IReadOnlyList<ModelAsked> Models, Digest Policy, int PolicyVersion,
    IReadOnlyList<EnvironmentMet> Environments, IReadOnlyList<PinException> Exceptions);
