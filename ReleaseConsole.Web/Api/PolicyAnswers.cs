using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Web.Api;

/// <summary>
/// The policy in force; version 0 is the one every product starts under. <see cref="Draft"/> is to come after it, if anything.
/// </summary>
public sealed record PolicyAnswer(int Version, Digest Digest, string Text, PolicyDraftAnswer? Draft)
{
    internal static PolicyAnswer Of(PolicyView view) =>
        new(view.InForce.Version, view.InForce.Digest, view.Text, view.Draft is { } draft ? PolicyDraftAnswer.Of(draft) : null);
}

/// <summary>One proposal that would be judged otherwise, and what flips beside the level and the path.</summary>
public sealed record ReplayedAnswer(
    Guid Proposal, string Release, string Environment, string Risk, string RecommendedPath, string DraftRisk, string DraftRecommendedPath,
    IReadOnlyList<string> Flips)
{
    internal static ReplayedAnswer Of(ReplayedProposal one) => new(
        one.Id.Value, one.Release, one.Environment, one.InForce.Risk.Word(), one.InForce.Path.Word(), one.Draft.Risk.Word(),
        one.Draft.Path.Word(), one.Flips);
}
