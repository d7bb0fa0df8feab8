using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Bench;

/// <summary>
/// 200 changes among 1 000 artifacts of all kinds, already compared, assessed by every rule with level, reasons and counterfactual;
/// beside the least anybody could do with a policy: looking for one pattern per rule in both sides of each change.
/// </summary>
internal static class AssessBenchmark
{
    private const int Artifacts = 1000;
    private const int Changed = 200;
    private const double Limit = 200;

    public static Contest Prepare()
    {
        var (before, after) = (Release(changed: false), Release(changed: true));
        var changes = CompareManifests.Of(before, after);
        var policy = PolicyInForce.Default;
        var judged = JudgeEvaluation.Of(before, after, policy.Policy.Evaluation);
        var patterns = RiskRules.All.Select(rule => new Regex(rule.Id.Replace('-', '|'), RegexOptions.Compiled | RegexOptions.IgnoreCase))
            .ToList();
        var findings = 0;
        return new Contest(
            $"assessing {changes.Changes.Count} changes of {Artifacts} artifacts by {RiskRules.All.Count} rules",
            new Runner("AssessChanges.Of", () =>
            {
                findings = AssessChanges.Of(before, after, changes, judged, policy, Destination.AnyProtected,
                new Surroundings(new DateOnly(2026, 11, 22))).Findings.Count;
                return ValueTask.CompletedTask;
            }),
            new Runner("one compiled pattern per rule, both sides", () =>
            {
                GC.KeepAlive(Scan(before, after, changes, patterns));
                return ValueTask.CompletedTask;
            }),
            rounds: 21,
            note: () =>
                string.Create(CultureInfo.InvariantCulture, $"{findings} findings; the wall time asked for is at most {Limit:0} ms"));
    }

    private static int Scan(ManifestContents before, ManifestContents after, ReleaseChanges changes, List<Regex> patterns)
    {
        var paths = changes.Changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        return before.Artifacts.Concat(after.Artifacts).Where(one => paths.Contains(one.Pin.Path))
            .Select(one => Encoding.UTF8.GetString(one.Bytes)).Sum(text => patterns.Sum(pattern => pattern.Count(text)));
    }

    private static ManifestContents Release(bool changed) =>
        WrittenManifest.Of(
            [.. Enumerable.Range(0, Artifacts).SelectMany(at => Files(at, changed
                && at < Changed)), new WrittenFile("evaluations/golden", "600+")]);

    private static IEnumerable<WrittenFile> Files(int at, bool changed) => (at % 5) switch
    {
        0 => [new WrittenFile($"prompts/p{at}.md", Prompt(at, changed))],
        1 => [new WrittenFile($"tools/t{at}.yaml", Tool(at, changed))],
        2 =>
            [new WrittenFile(
                $"settings/s{at}.yaml",
                $"refund_limit: {(changed ? 200 : 50)}\nredaction: {(changed ? "false" : "true")}\nshop: {{base_url: 'https://s{at}.shop.example/api'}}\n")],
        3 => [new WrittenFile($"datasets/d{at}.jsonl", Rows(at, changed ? 80 : 100))],
        _ =>
            [new WrittenFile(
                $"models/m{at}.yaml",
                $"{{provider: openai, model: gpt-4.1-2025-04-14, temperature: {(changed ? "0.8" : "0.2")}, seed: {at}}}")],
    };

    private static string Prompt(int at, bool changed)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"You are desk {at} of a shop.\n\n");
        for (var line = 0; line < 60; line++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{line}. When the customer asks about subject {line} of {at}, answer from the page and stay kind.\n");
        text.Append(
            changed ? "Try not to promise a date, unless asked.\n" : "Never promise a date.\nRefunds above €50 always go to a person.\n");
        return text.Append("Reply with one JSON object: `{\"action\": \"ask\", \"reason\": \"…\"}`\n\n{{message}}\n").ToString();
    }

    private static string Tool(int at, bool changed) =>
        $"{{name: t{at}, description: Does thing {at} of the shop., inputSchema: {{type: object, properties: {{amount: {{type: number, maximum: {(changed ? 500 : 50)}}}, "
        + $"note: {{type: string, maxLength: 200}}}}, additionalProperties: false}}, annotations: {{readOnlyHint: {(changed ? "false" : "true")}, openWorldHint: false}}}}";

    private static string Rows(int at, int count) => string.Concat(Enumerable.Range(0, count)
        .Select(row => $"{{\"id\":\"{at}-{row}\",\"group\":\"g{row % 4}\",\"message\":\"Message {row} of dataset {at}, in the words of a customer who waits.\"}}\n"));
}
