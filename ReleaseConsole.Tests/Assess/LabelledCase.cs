using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>
/// One change of <c>Cases/*.yaml</c> with the rules that must find something in it, and no others. Around each stands the same product:
/// one prompt, and an evaluation that was run again and is as good as before; unless the case says <c>measured: false</c> or brings results
/// of its own. It may say how grave the finding is (<c>severity</c>) and in which artifact it is (<c>where</c>).
/// </summary>
internal sealed partial record LabelledCase(string File, string Name, IReadOnlySet<string> Expected, JsonObject Written)
{
    private const string Standing = "You are the first reader of every message. Stay kind.";

    public static IReadOnlyList<LabelledCase> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(SampleRelease.Root(), "ReleaseConsole.Tests", "Assess", "Cases"), "*.yaml")
        .Order(StringComparer.Ordinal)
           from one in (JsonArray)YamlTree.Parse(System.IO.File.ReadAllText(file)).Value.Root!
           let written = (JsonObject)one
           select new LabelledCase(
               Path.GetFileName(file), written["case"].Word()!,
               ((JsonArray)written["expect"]!).Select(rule => rule.Word()!).ToHashSet(StringComparer.Ordinal), written),
    ];

    /// <summary>
    /// What the case says of each rule it expects beside its name: how grave it is, and in which artifact. Nothing where it does not say.
    /// </summary>
    public IReadOnlyList<(string Rule, string? Severity, string? Where)> Stated =>
        [.. from rule in Expected let said = (rule, Severity: Of("severity", rule), Where: Of("where", rule))
            where said.Severity is not null || said.Where is not null select said];

    // One word for the only rule, or a word for each.
    private string? Of(string name, string rule) =>
        Written[name] is JsonObject each ? each[rule].Word() : Expected.Count == 1 ? Written[name].Word() : null;

    /// <summary>What the rules found.</summary>
    public IReadOnlyList<Finding> Found()
    {
        var before = Written["first"] is null ? WrittenManifest.Of(Files("before")) : ManifestContents.Nothing;
        var after = WrittenManifest.Of(Files("after"), Written["author"].Word() ?? "Mei Lin", Written["message"].Word() ?? "");
        return JudgeRelease.Of(before, after, PolicyInForce.Default, Destination(), Surroundings()).Findings;
    }

    private List<WrittenFile> Files(string side)
    {
        var files = ((JsonObject)Written[side]!).Select(file => new WrittenFile(file.Key, Rows(file.Value.Word()!))).ToList();
        var measures = new[] { "before", "after" }.Any(
            one => ((JsonObject)Written[one]!).Any(file => file.Key.StartsWith("evaluations/", StringComparison.Ordinal)));
        if (measures || Written["measured"] is not null)
            return files;
        // First, because results without a prompt of their own are about the first one.
        files.Insert(0, new WrittenFile("prompts/standing.md", Standing));
        files.Add(new WrittenFile("evaluations/standing", side == "before" ? "60+" : "60+ anew"));
        return files;
    }

    // "gate 0.02": the policy every product starts under, with that margin.
    // "repeat 20 easy, 10 hard": so many rows of each group, each with a question of its own.
    private static string Rows(string text) => text.StartsWith("gate ", StringComparison.Ordinal)
        ? RiskPolicy.DefaultText.Replace("margin: 0.05", $"margin: {text["gate ".Length..]}", StringComparison.Ordinal)
        : !text.StartsWith("repeat ", StringComparison.Ordinal) ? text
        : string.Concat(Group().Matches(text).SelectMany(group => Enumerable.Range(
            0, int.Parse(group.Groups[1].Value, CultureInfo.InvariantCulture))
            .Select(at => $$"""{"id":"{{group.Groups[2].Value}}-{{at}}","group":"{{group.Groups[2].Value}}","q":"Question {{at}} of {{group.Groups[2].Value}}"}""" + "\n")));

    private Destination Destination()
    {
        var boundary = Written["boundary"] as JsonObject;
        IReadOnlyList<string> Listed(string name) => boundary?[name] is JsonArray list ? [.. list.Select(one => one.Word()!)] : [];
        return new Destination(
            Written["environment"].Word(), IsProtected: true, new Boundary(
                Listed("models"), Listed("providers"), Listed("hosts"), Listed("data_classes")));
    }

    private Surroundings Surroundings() => new(new DateOnly(2026, 11, 22))
    {
        NoWayBack = Written["no_way_back"].Word(),
        Drifts = Written["drift"] is JsonArray drifts
            ? [.. drifts.Select(
                one => new OpenDrift(
                    one!["path"].Word()!, one["said"].Word()!, new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
                    one["who"].Word()))]
            : [],
    };

    [GeneratedRegex(@"(\d+) (\w+)")]
    private static partial Regex Group();
}
