using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool is said to only read, and its words say that it does more.</summary>
public sealed partial class ToolHintContradicted : IRiskRule
{
    public string Id => "tool-hint-contradicted";

    public string Title => "A tool is said to only read, and its words say that it does more";

    public string Why => "Clients call a tool that only reads without asking anybody. One of the two is wrong, and the hint is what they go by.";

    public string Fix => "Set readOnlyHint to false, or correct the description; split the tool where it does both.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "It updates too", "tools/crm.yaml", Tool("crm", "Reads a customer record."), Tool("crm", "Reads or updates a customer record.")),
        RuleExample.Harm("A new tool that runs any statement", "tools/sql.yaml", null, Tool("run_sql", "Executes any SQL statement.")),
        RuleExample.NearMiss(
            "It lists what was changed", "tools/crm.yaml", Tool("crm", "Reads a customer record."),
            Tool("crm", "Reads a customer record and when it was last updated. It does not update anything.")),
        RuleExample.NearMiss(
            "It updates and says so", "tools/crm.yaml", "{name: crm, description: Reads a record., inputSchema: {type: object}}",
            "{name: crm, description: Reads or updates a record., inputSchema: {type: object}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.After is not null
        let now = ToolDefinition.Parse(input.After(change)!.Bytes)
        where now.Annotations.ReadOnlyHint
        let verb = Deed(now.Description)
        where verb is not null && !WasSo(input, change, verb)
        select input.Found(
            this, $"`{change.Path}` is said to only read, and its description says “{verb}”", change.Path, "/description", "only reads",
            now.Description) with
        {
            Unless = $"`{change.Path}` were said to write, or only read",
        };

    private static bool WasSo(RuleInput input, ArtifactChange change, string verb) => input.Before(change) is { } before
        && ToolDefinition.Parse(before.Bytes) is { Annotations.ReadOnlyHint: true } was && Deed(was.Description) == verb;

    // A deed in the first words of a sentence or beside another verb; "was updated" and "does not update" are none.
    private static string? Deed(string? description) =>
        description is null ? null
        : Deeds().Match(description) is { Success: true } deed ? deed.Groups["deed"].Value
        : Statements().Match(description) is { Success: true } statement ? statement.Value : null;

    [GeneratedRegex(
        @"(?:^|[.;:!]\s+|\b(?:or|and|and/or|then|also|can|to|may)\s+|,\s+|/)(?<deed>(?:creat|delet|remov|writ|modif|overwrit|cancel|send|purg|renam|revok|approv)(?:es|s|e|ies|y)?"
        // These are things as well: a refund policy, post-purchase, edit distance.
        + @"|(?:updat|insert|post|pay|refund|transfer|edit|replac|drop|upload)(?:es|s|e)?(?=\s+(?:an?|the|any|all|its|their|this|new|existing|one|money|orders?|payments?|customers?|records?|files?)\b))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Deeds();

    [GeneratedRegex(
        @"\b(?:execut|run)(?:es|s|e)?\s+(?:any|arbitrary|all|every|the given|a given)\s+(?:\w+\s+){0,2}(?:sql|statement|command|code|script|query)s?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Statements();

    private static string Tool(string name, string description) =>
        $"{{name: {name}, description: '{description}', inputSchema: {{type: object}}, annotations: {{readOnlyHint: true, openWorldHint: false}}}}";
}
