using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A person is asked less often before a tool is called, or more of a server’s tools may be called.</summary>
public sealed class ToolApprovalLoosened : IRiskRule
{
    public string Id => "tool-approval-loosened";

    public string Title => "A person is asked less often before a tool is called, or more of a server’s tools may be called";

    public string Why => "Asking is the last stop before an effect outside; what nobody is asked about, nobody sees in time.";

    public string Fix => "Ask always, and except by name only the tools that just read.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Nobody is asked any more", "tools/shop.yaml",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp', require_approval: always}",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp', require_approval: never}"),
        RuleExample.Harm(
            "A word that does not ask", "tools/shop.yaml",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp', require_approval: always}",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp', require_approval: auto}"),
        RuleExample.NearMiss(
            "Asking was the default and is stated now", "tools/shop.yaml",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp'}",
            "{type: mcp, server_label: shop, server_url: 'https://shop.example/mcp', require_approval: always}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => Asked(input).Concat(Allowed(input));

    // Of a new tool nobody was asked before; that it is there is a finding of its own.
    private IEnumerable<Finding> Asked(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Approval)
        where line.Detail is { Effect: Effect.Wider, Before: not null }
        select input.Found(this, $"`{line.Change.Path}` asks a person less often", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` asked a person as before",
        };

    private IEnumerable<Finding> Allowed(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.AllowedTools)
        where line.Detail is { Effect: Effect.Wider, Before: not null }
        select input.Found(
            this, $"`{line.Change.Path}` may call more of its server’s tools: {line.Detail.After}", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` could call no more tools than before",
        };
}
