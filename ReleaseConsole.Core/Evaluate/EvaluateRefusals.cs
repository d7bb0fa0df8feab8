using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Every expected "no" about results.</summary>
public static class EvaluateRefusals
{
    public static Refusal NoResults(Digest digest) => new(
        "no-results", $"This product has no results with the digest {digest.Abbreviated} for that evaluation.", RefusalKind.NotFound);
}
