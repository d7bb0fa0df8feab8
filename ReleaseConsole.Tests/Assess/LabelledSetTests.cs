using System.Globalization;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Assess.Rules;

namespace ReleaseConsole.Tests.Assess;

/// <summary>How well the rules tell harmful changes from harmless ones, on changes that were labelled by hand for it.</summary>
public sealed class LabelledSetTests(ITestOutputHelper output)
{
    private const double Enough = 0.95;

    private static readonly Lazy<IReadOnlyList<(LabelledCase Case, IReadOnlySet<string> Found)>> Judged =
        new(() => [.. LabelledCase.All.Select(
            one => (one, (IReadOnlySet<string>)one.Found().Select(finding => finding.Rule).ToHashSet(StringComparer.Ordinal)))]);

    [Fact]
    public void Precision_and_recall_over_the_whole_set_and_for_every_rule_are_at_least_95_percent()
    {
        var rules = RiskRules.All.Select(rule => (rule.Id, Score: Score.Of(rule.Id, Judged.Value))).ToList();
        var whole = rules.Aggregate(default(Score), (sum, rule) => sum + rule.Score);
        var told = new List<string> { $"{Judged.Value.Count} cases, {RiskRules.All.Count} rules: {whole}" };
        told.AddRange(rules.Select(rule => $"  {rule.Id,-28} {rule.Score}"));
        told.AddRange(Judged.Value.SelectMany(one => Wrong(one.Case, one.Found)));
        Array.ForEach([.. told], Console.WriteLine);
        told.ForEach(output.WriteLine);

        whole.Precision.ShouldBeGreaterThanOrEqualTo(Enough);
        whole.Recall.ShouldBeGreaterThanOrEqualTo(Enough);
        foreach (var (id, score) in rules)
        {
            score.Precision.ShouldBeGreaterThanOrEqualTo(Enough, id);
            score.Recall.ShouldBeGreaterThanOrEqualTo(Enough, id);
        }
    }

    [Fact]
    public void The_set_holds_at_least_120_changes_of_all_kinds_harmful_and_harmless_and_every_rule()
    {
        LabelledCase.All.Count.ShouldBeGreaterThanOrEqualTo(120);
        LabelledCase.All.Count(one => one.Expected.Count == 0).ShouldBeGreaterThanOrEqualTo(40);
        LabelledCase.All.Select(one => one.Name).ShouldBeUnique();
        LabelledCase.All.SelectMany(one => one.Expected).Distinct().Order().ShouldBe(RiskRules.All.Select(rule => rule.Id).Order());
    }

    [Fact]
    public void What_is_found_is_as_grave_as_the_case_says_and_in_the_artifact_it_names()
    {
        var stated = LabelledCase.All.SelectMany(one => one.Stated.Select(said => (Case: one, said.Rule, said.Severity, said.Where)))
            .ToList();
        stated.Select(one => one.Case.Name).Distinct().Count().ShouldBeGreaterThanOrEqualTo(60);
        var wrong = stated.Where(one => !one.Case.Found().Any(finding => finding.Rule == one.Rule
            && (one.Severity is null || finding.Severity.Word() == one.Severity) && (one.Where is null || finding.Artifact == one.Where)))
            .Select(one => $"{one.Rule}, {one.Severity} in {one.Where}, in “{one.Case.Name}” ({one.Case.File}); found: "
                + string.Join(
                    "; ", one.Case.Found().Where(finding => finding.Rule == one.Rule)
                        .Select(finding => $"{finding.Severity.Word()} in {finding.Artifact}")));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_has_two_harmful_changes_and_more()
    {
        var positives = LabelledCase.All.SelectMany(one => one.Expected).CountBy(rule => rule)
            .ToDictionary(one => one.Key, one => one.Value);
        RiskRules.All.Where(rule => positives.GetValueOrDefault(rule.Id) < 2).Select(rule => rule.Id).ShouldBeEmpty();
    }

    private static IEnumerable<string> Wrong(LabelledCase one, IReadOnlySet<string> found) =>
        one.Expected.Except(found).Select(rule => $"  missed     {rule} in “{one.Name}” ({one.File})")
            .Concat(found.Except(one.Expected).Select(rule => $"  mistaken   {rule} in “{one.Name}” ({one.File})"));

    private readonly record struct Score(int Right, int Mistaken, int Missed)
    {
        public double Precision => Right + Mistaken == 0 ? 1 : (double)Right / (Right + Mistaken);

        public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

        public static Score operator +(Score one, Score other) =>
            new(one.Right + other.Right, one.Mistaken + other.Mistaken, one.Missed + other.Missed);

        public static Score Of(string rule, IReadOnlyList<(LabelledCase Case, IReadOnlySet<string> Found)> judged) => new(
            judged.Count(one => one.Case.Expected.Contains(rule) && one.Found.Contains(rule)),
            judged.Count(one => !one.Case.Expected.Contains(rule) && one.Found.Contains(rule)),
            judged.Count(one => one.Case.Expected.Contains(rule) && !one.Found.Contains(rule)));

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"precision {Precision:0.000} recall {Recall:0.000} ({Right} right, {Mistaken} mistaken, {Missed} missed)");
    }
}
