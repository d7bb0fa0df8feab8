using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something in the release is outside what the environment allows.</summary>
public sealed class OutsideBoundary : IRiskRule
{
    public string Id => "outside-boundary";

    public string Title => "Something in the release is outside what the environment allows";

    public string Why =>
        "The environment’s boundary names the models, providers, hosts and data classes it was cleared for; this is none of them.";

    public string Fix => "Use one that is allowed there, or have the boundary widened by those who cleared it.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A provider the environment does not name", "models/default.yaml", null, "{provider: elsewhere, model: m-1}") with
        {
            Environment = "production", Boundary = new Boundary([], ["openai"], [], []),
        },
        RuleExample.NearMiss("The provider it names", "models/default.yaml", null, "{provider: openai, model: m-1}") with
        {
            Environment = "production", Boundary = new Boundary([], ["openai"], [], []),
        },
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => input.Environment is null
        ? []
        : from breach in BoundaryCheck.Of(input.Boundary, input.To, input.Environment)
          select input.Found(this, breach.Reason.TrimEnd('.'), breach.Artifact, breach.Place, after: breach.What) with
          {
              Unless = $"`{breach.Artifact}` did not ask for {breach.What}",
          };
}
