using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Settings or a model point to a host they did not point to before.</summary>
public sealed class SettingReachesNewHost : IRiskRule
{
    public string Id => "setting-reaches-new-host";

    public string Title => "Settings or a model point to a host they did not point to before";

    public string Why => "Calls, and the customers’ data in them, go somewhere nobody has reviewed.";

    public string Fix => "Check who runs the host, and add it to the environment’s boundary or take it out.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Another shop", "settings/runtime.yaml", "url: https://shop.example/a", "url: https://other.example/a"),
        RuleExample.NearMiss(
            "Another page of the same shop", "settings/runtime.yaml", "url: https://shop.example/a", "url: https://shop.example/b"),
    ];

    /// <remarks>Its size is the kind of host, as <see cref="HostKinds"/> counts it. A bare address is a step graver, another name of a
    /// known domain a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) =>
        size >= HostKinds.Address ? policy.Step(1) : size <= HostKinds.Related ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Kind: ArtifactKind.Settings or ArtifactKind.Model, Type: ChangeType.Changed }
        let known = HostNames.In(input.Before(change).Tree()).ToList()
        from host in HostNames.In(input.After(change).Tree()).Except(known, StringComparer.Ordinal)
        select input.Found(this, $"`{change.Path}` points to {host}", change.Path, after: host, size: HostKinds.Of(host, known)) with
        {
            Unless = $"`{change.Path}` did not point to {host}",
        };
}
