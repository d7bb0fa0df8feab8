using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// Judges putting one manifest where another is, under the policy in force, for an environment (null: as for a protected one).
/// Reads only; who proposes stores the result.
/// </summary>
public sealed class AssessManifests
{
    public Task<Result<Assessment>> RunAsync(
        ProductId product, Digest? from, Digest to, string? environment, Actor actor, CancellationToken cancel) =>
        throw new NotImplementedException();
}
