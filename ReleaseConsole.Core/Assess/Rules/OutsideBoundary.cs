using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something in the release is outside what the environment allows.</summary>
public sealed class OutsideBoundary : IRiskRule
{
    public string Id => "outside-boundary";

    public string Title => "Something in the release is outside what the environment allows";

    public string Why => "The environment’s boundary names the models, providers, hosts and data classes it was cleared for; this is none of them.";

    public IEnumerable<Finding> Findings(RuleInput input) => input.Environment is null
        ? []
        : from breach in BoundaryCheck.Of(input.Boundary, input.To, input.Environment)
          select input.Found(this, breach.Reason.TrimEnd('.'), breach.Artifact, breach.Place, after: breach.What);
}
