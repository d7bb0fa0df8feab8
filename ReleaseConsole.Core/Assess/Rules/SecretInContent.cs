using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A password or key is written out in the content.</summary>
public sealed class SecretInContent : IRiskRule
{
    public string Id => "secret-in-content";

    public string Title => "A password or key is written out in the content";

    public string Why =>
        "Everyone who can read the release can use it, and it stays in the history. Replace it by a reference and revoke it.";

    public string Fix => "Revoke the key, then write a reference such as env:NAME in its place.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            // In two parts, so that this file does not hold what it warns of.
            "A cloud key in the prompt", "prompts/triage.md", "Use the shop.", "Use the shop with AKIA" + "Q3EGRTYUIOPLKJHZ."),
        RuleExample.NearMiss(
            "A reference to where the key is kept", "prompts/triage.md", "Use the shop.", "Use the shop with env:SHOP_API_KEY."),
    ];

    /// <remarks>Its size is 0 for a secret that stood there before: it is out already, and this change did not bring it.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var change in input.Changes.Changes.Where(one => one.Kind != ArtifactKind.Evaluation && one.After is not null))
        {
            if (SecretScan.FirstIn(input.After(change).Text()) is null)
                continue;
            // As the diff shows it: the canonical form of structured content is one line.
            var text = ChangedTexts.Shown(input.After(change));
            var secrets = SecretScan.AllIn(text).Select(one => (one.Kind, one.Index, Value: text.Substring(one.Index, one.Length)))
                .DistinctBy(one => one.Value).ToList();
            var before = secrets.Count == 0 ? "" : ChangedTexts.Shown(input.Before(change));
            foreach (var (kind, index, value) in secrets)
                yield return Found(
                    input, change, kind, SecretScan.LineOf(text, index), isNew: !before.Contains(value, StringComparison.Ordinal));
        }
    }

    private Finding Found(RuleInput input, ArtifactChange change, string kind, int line, bool isNew) => input.Found(
        this, isNew ? $"It holds what looks like {Article(kind)}" : $"It still holds what looks like {Article(kind)}, as before",
        change.Path,
        string.Create(CultureInfo.InvariantCulture, $"line {line}"), size: isNew ? 1 : 0) with
    {
        Unless = $"`{change.Path}` held no key",
    };

    private static string Article(string kind) => kind[0] is 'A' or 'O' ? $"an {kind}" : $"a {kind}";
}
