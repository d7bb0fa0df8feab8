using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A call that leaves a parameter out does more than it did.</summary>
public sealed partial class ToolDefaultLoosened : IRiskRule
{
    public string Id => "tool-default-loosened";

    public string Title => "A call that leaves a parameter out does more than it did";

    public string Why => "The model leaves out what it may leave out: calls that were only tried, or asked first, now act.";

    public string Fix => "Go back to the careful default, and let the caller state the other one.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("It is no longer only tried", "tools/refund.yaml", Refund("dry_run", "true"), Refund("dry_run", "false")),
        RuleExample.Harm("It overwrites by itself", "tools/refund.yaml", Refund("overwrite", "false"), Refund("overwrite", "true")),
        RuleExample.Harm("It acts on all and not on one's own", "tools/refund.yaml", Refund("scope", "own"), Refund("scope", "all")),
        RuleExample.NearMiss("It lists a few more by itself", "tools/refund.yaml", Refund("limit", "10"), Refund("limit", "20")),
        RuleExample.NearMiss("It is only tried now", "tools/refund.yaml", Refund("dry_run", "false"), Refund("dry_run", "true")),
        RuleExample.NearMiss("It says more by itself", "tools/refund.yaml", Refund("verbose", "false"), Refund("verbose", "true")),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.DefaultValue)
        where IsLooser(line.Detail)
        select input.Found(
            this, $"`{line.Change.Path}` takes {line.Detail.After ?? "no stated value"} for {Name(line.Detail)} where it is left out (was "
                + $"{line.Detail.Before ?? "not stated"})",
            line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` took {line.Detail.Before ?? "no stated value"} for {Name(line.Detail)} as before",
        };

    private static string Name(ChangeDetail detail) =>
        JsonPointer.Segments(detail.Place) is [.., var name, "default"] ? name : detail.Label;

    // A careful default that is not stated any more is taken to be gone.
    private static bool IsLooser(ChangeDetail detail) => Careful().IsMatch(Name(detail))
        ? detail.Before == "true" && detail.After != "true"
        : (Careless().IsMatch(Name(detail)) && detail.After == "true" && detail.Before != "true")
            || DefaultReach.IsFurther(Name(detail), detail.Before, detail.After);

    [GeneratedRegex(
        "^(?:is_?)?(?:dry_?run|read_?only|preview|simulat(?:e|ion)|test(?:_?mode)?|sandbox(?:ed)?|safe(?:_?mode)?|validate(?:_?only)?"
        + "|verify[a-z_]*|confirm(?:ation)?(?:_?required)?"
        + "|require_?[a-z_]+|ask_?[a-z_]*|redact[a-z_]*|mask[a-z_]*|anonymi[sz]e[a-z_]*|draft)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Careful();

    [GeneratedRegex(
        "^(?:force[a-z_]*|overwrite[a-z_]*|recursive|cascade|skip_?[a-z_]+|bypass_?[a-z_]+|auto_?(?:approve|confirm)|confirmed"
        + "|delete[a-z_]*|purge|public|permanent(?:ly)?"
        + "|include_?(?:pii|personal|secrets)[a-z_]*|allow_?[a-z_]+|unsafe)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Careless();

    private static string Refund(string name, string value) =>
        $"{{name: refund, inputSchema: {{type: object, properties: {{{name}: {{default: {value}}}}}}}}}";
}
