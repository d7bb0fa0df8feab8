using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something is referred to by a name that moves.</summary>
public sealed class FloatingReference : IRiskRule
{
    public string Id => "floating-reference";

    public string Title => "Something is referred to by a name that moves";

    public string Why => "The release holds the name and not the thing: it can mean something else tomorrow, without a change or a trace.";

    public string Fix => "Name a digest, a dated version or a commit instead of latest, a branch, a label or a range.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The newest image, whatever it is", "settings/runtime.yaml", "image: registry.shop.example/tools:2.4.1",
            "image: registry.shop.example/tools:latest"),
        RuleExample.NearMiss(
            "Another fixed image", "settings/runtime.yaml", "image: registry.shop.example/tools:2.4.1",
            "image: registry.shop.example/tools:2.5.0"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change.After is not null && change.Kind is not (ArtifactKind.Evaluation or ArtifactKind.Policy)
        let known = FloatingNames.In(input.Before(change)).Select(one => one.Name).ToHashSet(StringComparer.Ordinal)
        from floating in FloatingNames.In(input.After(change))
        where !known.Contains(floating.Name)
        select input.Found(
            this, $"`{floating.Name}` can come to mean something else", change.Path, floating.Place, after: floating.Name) with
        {
            Unless = $"`{change.Path}` named a fixed version",
        };
}
