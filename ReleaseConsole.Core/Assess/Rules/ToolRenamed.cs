using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool is called otherwise, and what names it by the old name misses it.</summary>
public sealed class ToolRenamed : IRiskRule
{
    public string Id => "tool-renamed";

    public string Title => "A tool is called otherwise, and what names it by the old name misses it";

    public string Why =>
        "Prompts, lists of allowed tools and code find a tool by its name. Under another one it is not called, or not held back, any more.";

    public string Fix => "Change every prompt and list that names it in the same release, or keep the old name.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("The prompt still names the old one", "tools/merge.yaml", Merging("merge_pull_request"), Merging("merge_pr"))
            .Beside("prompts/dev.md", "Merge with merge_pull_request once all checks are green."),
        RuleExample.NearMiss("The prompt goes with it", "tools/merge.yaml", Merging("merge_pull_request"), Merging("merge_pr"))
            .Beside("prompts/dev.md", "Merge with merge_pull_request once all checks are green.", "Merge with merge_pr once all checks are green."),
    ];

    /// <remarks>Its size is how many prompts of the release still name the old one. With one of them it is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size > 0 ? policy.Step(1) : policy;

    // Under another path it is a new tool, which has a finding of its own; what still names the old one is all that is left to say.
    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Rename)
        where line.Change.Type is ChangeType.Changed or ChangeType.Added
        let was = LastPart(line.Detail.Before ?? "")
        where line.Change.Type == ChangeType.Changed || was != LastPart(line.Detail.After ?? "")
        let left = Naming(input.To, was)
        where left.Count > 0 || line.Change.Type == ChangeType.Changed
        select input.Found(this, Said(line.Change, line.Detail, left), line.Change, line.Detail, left.Count) with
        {
            Unless = $"`{line.Change.Path}` were still called `{was}`",
        };

    private static string Said(ArtifactChange change, ChangeDetail detail, List<string> left) =>
        (change.Type == ChangeType.Added
            ? $"`{change.Path}` is called `{LastPart(detail.After!)}` (was `{LastPart(detail.Before!)}`)"
            : $"`{change.Path}` is called `{detail.After}` (was `{detail.Before}`)")
        + (left.Count == 0 ? ""
            : $"; {string.Join(", ", left.Take(3).Select(path => $"`{path}`"))} still {(left.Count == 1 ? "names" : "name")} the old one");

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Merging(string name) =>
        $"{{name: {name}, description: Merges a pull request when its checks are green., inputSchema: {{type: object, properties: {{number: {{type: integer}}}}}}}}";

    private static List<string> Naming(ManifestContents release, string name)
    {
        // A plain word is only a tool's name where it is marked as one.
        var (word, plain) = (Regex.Escape(name), name.All(char.IsAsciiLetterLower));
        var whole = new Regex(
            plain ? $@"[`""']{word}[`""'(]|(?<![\w-]){word}(?:\(| tool\b)|\btool {word}(?![\w-])" : $@"(?<![\w-]){word}(?![\w-])",
            RegexOptions.CultureInvariant);
        return [.. release.Artifacts.Where(one => one.Pin.Kind == ArtifactKind.Prompt && whole.IsMatch(one.PromptText()))
            .Select(one => one.Pin.Path)];
    }
}
