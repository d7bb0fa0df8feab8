using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A model is named by an alias that its provider moves.</summary>
public sealed partial class ModelAliasFloats : IRiskRule
{
    public string Id => "model-alias-floats";

    public string Title => "A model is named by an alias that its provider moves";

    public string Why => "The same release can ask another model tomorrow, without a change, a review or a trace. Name a dated snapshot.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model)
        where change.After is not null
        from detail in change.Details
        let model = Model(detail)
        where model is not null && Floats(model)
        select input.Found(this, $"`{model}` is no fixed model", change, detail);

    // A new model artifact is one line with the whole document; its model is read from the line about it.
    private static string? Model(ChangeDetail detail) => detail.Topic == ChangeTopic.ModelName ? detail.After : null;

    private static bool Floats(string model) => Latest().IsMatch(model) || (Hosted().IsMatch(model) && !Snapshot().IsMatch(model));

    [GeneratedRegex(@"(?:^|[-:@/])(?:latest|preview|stable|default)$", RegexOptions.IgnoreCase)]
    private static partial Regex Latest();

    [GeneratedRegex(@"^(?:[a-z]+/)?(?:gpt|o\d|chatgpt|claude|gemini|mistral|command)-", RegexOptions.IgnoreCase)]
    private static partial Regex Hosted();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|\d{8}|[-@]\d{3,6}$", RegexOptions.None)]
    private static partial Regex Snapshot();
}
