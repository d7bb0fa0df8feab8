using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Settings or a model point to a host they did not point to before.</summary>
public sealed class SettingReachesNewHost : IRiskRule
{
    public string Id => "setting-reaches-new-host";

    public string Title => "Settings or a model point to a host they did not point to before";

    public string Why => "Calls, and the customers’ data in them, go somewhere nobody has reviewed.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Kind: ArtifactKind.Settings or ArtifactKind.Model, Type: ChangeType.Changed }
        from host in HostNames.In(input.After(change).Tree()).Except(HostNames.In(input.Before(change).Tree()), StringComparer.Ordinal)
        select input.Found(this, $"`{change.Path}` points to {host}", change.Path, after: host);
}
