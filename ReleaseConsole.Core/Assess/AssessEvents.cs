using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Core.Assess;

/// <summary>The facts behind this digest went to a model, to be put into other words.</summary>
public sealed record SummaryRewriteAsked(
    string ProductSlug, Digest? From, Digest To, Audience Audience, Digest Facts, string Model) : AuditEvent
{
    public override string Summary => $"asked {Model} to rewrite the summary for {Audience.ToString().ToLowerInvariant()}";

    public override IEnumerable<string> Subjects => [$"product:{ProductSlug}", To.ToString(), Facts.ToString()];
}

/// <summary>From here on the product is judged under this policy text.</summary>
public sealed record PolicyAdopted(string ProductSlug, int Version, Digest Policy, Digest Replaces, string Message) : AuditEvent
{
    public override string Summary =>
        string.Create(CultureInfo.InvariantCulture, $"put release-gates version {Version} in force for {ProductSlug}");

    public override IEnumerable<string> Subjects =>
        [$"product:{ProductSlug}", RiskPolicy.ArtifactPath, Policy.ToString(), Replaces.ToString()];

    public override string SearchText => Message;
}
