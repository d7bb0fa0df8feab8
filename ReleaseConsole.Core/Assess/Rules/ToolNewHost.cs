using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool names a host it did not name before.</summary>
public sealed class ToolNewHost : IRiskRule
{
    public string Id => "tool-new-host";

    public string Title => "A tool names a host it did not name before";

    public string Why => "Calls, and the data in them, go somewhere nobody has reviewed.";

    public string Fix => "Check who runs the host, and add it to the environment’s boundary or take it out.";

    private const double Pointed = -1;

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "One letter of the host is another", "tools/ask.yaml",
            "{name: ask, description: 'Calls https://shop.example/api.', inputSchema: {type: object}}",
            "{name: ask, description: 'Calls https://shop.exampel.net/api.', inputSchema: {type: object}}"),
        RuleExample.Harm(
            "One letter of the host is Cyrillic", "tools/ask.yaml",
            "{name: ask, description: 'Calls https://paypal.example/api.', inputSchema: {type: object}}",
            "{name: ask, description: 'Calls https://p\u0430ypal.example/api.', inputSchema: {type: object}}"),
        RuleExample.NearMiss(
            "Another path of the same host", "tools/ask.yaml",
            "{name: ask, description: 'Calls https://shop.example/api.', inputSchema: {type: object}}",
            "{name: ask, description: 'Calls https://shop.example/api/v2.', inputSchema: {type: object}}"),
    ];

    /// <remarks>
    /// Its size is the kind of host, as <see cref="HostKinds"/> counts it. A bare address is a step graver, one that people are only
    /// pointed to for reading two steps less grave.
    /// </remarks>
    public RiskLevel Severity(RiskLevel policy, double size) =>
        size >= HostKinds.Address ? policy.Step(1) : size < 0 ? policy.Step(-2) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Host)
        where line.Detail.Type == ChangeType.Added
        select input.Found(
            this, $"`{line.Change.Path}` {(IsReached(line.Detail) ? "reaches" : "points to")} {line.Detail.After}", line.Change,
            line.Detail, IsReached(line.Detail) ? HostKinds.Of(line.Detail.After ?? "", []) : Pointed) with
        {
            Unless = $"`{line.Change.Path}` did not {(IsReached(line.Detail) ? "reach" : "point to")} {line.Detail.After}",
        };

    private static bool IsReached(ChangeDetail detail) => detail.Effect == Effect.NewRoute;
}
