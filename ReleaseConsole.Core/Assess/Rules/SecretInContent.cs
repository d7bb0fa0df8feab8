using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A password or key is written out in the content.</summary>
public sealed class SecretInContent : IRiskRule
{
    public string Id => "secret-in-content";

    public string Title => "A password or key is written out in the content";

    public string Why => "Everyone who can read the release can use it, and it stays in the history. Replace it by a reference and revoke it.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change.Kind != ArtifactKind.Evaluation && change.After is not null
        let found = SecretScan.FirstIn(input.After(change).Text())
        where found is not null
        select input.Found(
            this, $"It holds what looks like a {found.Kind}", change.Path,
            string.Create(CultureInfo.InvariantCulture, $"line {found.Line}"));
}
