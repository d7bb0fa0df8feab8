using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Results written as a table: what they ran on is a digest in a column, and often there are scores and no pass or fail.</summary>
public sealed class TableRunsTests
{
    private static readonly PinnedContent Old = Content.Prompt("triage", "Old words.\n");
    private static readonly PinnedContent New = Content.Prompt("triage", "New words.\n");

    [Fact]
    public void Two_tables_pair_by_case_although_the_prompt_they_ran_on_changed()
    {
        var verdict = Judge(Table([(DigestOf(Old), 60)]), Table([(DigestOf(New), 60)]));
        (verdict.Pairs, verdict.Unpaired, verdict.Outcome).ShouldBe((60, 0, VerdictOutcome.NotWorse));
    }

    [Fact]
    public void Of_several_prompts_in_a_table_the_one_that_changed_is_the_one_left_over()
    {
        var other = EvaluatedPrompt.DigestOf("Other.");
        var (was, now) = (Parsed(Table([(other, 40), (DigestOf(Old), 40)])), Parsed(Table([(DigestOf(New), 40), (other, 40)])));

        var pairs = PairedCases.Of(was, now);

        (pairs.Pairs.Count, pairs.Unpaired).ShouldBe((80, 0));
        // Of two that changed nobody knows which became which.
        var both = Parsed(Table([(EvaluatedPrompt.DigestOf("Anew."), 40), (DigestOf(New), 40)]));
        PairedCases.Of(was, both).Unpaired.ShouldBe(160);
    }

    [Fact]
    public void A_prompt_may_be_named_by_the_digest_the_console_shows()
    {
        Old.Pin.Digest.ShouldNotBe(DigestOf(Old));
        var verdict = Judge(Table([(Old.Pin.Digest, 60)]), Table([(New.Pin.Digest, 60)]));
        (verdict.Pairs, verdict.Outcome).ShouldBe((60, VerdictOutcome.NotWorse));
    }

    [Fact]
    public void Results_that_name_no_prompt_are_told_how_to_name_one() =>
        Judge(Table([(null, 60)]), Table([(null, 60)])).Reason.ShouldContain("A column prompt_digest says so");

    [Fact]
    public void Scores_that_all_move_by_one_amount_are_no_marks_that_could_all_turn_round()
    {
        var (was, now) = (Results.Scores(Enumerable.Repeat(.75, 40)), Results.Scores(Enumerable.Repeat(.75 - .0234375, 40)));

        var verdict = Results.Judge(was, now).Gated.ShouldHaveSingleItem();

        (verdict.Outcome, verdict.Regressed).ShouldBe((VerdictOutcome.NotWorse, 40));
        (verdict.Lower!.Value, verdict.Upper!.Value).ShouldBe((-.0234375, -.0234375));
        verdict.Statistics!.MinimumDetectable.ShouldBeLessThanOrEqualTo(1);
        Results.Judge(was, Results.Scores(Enumerable.Repeat(.625, 40))).Gated.ShouldHaveSingleItem()
            .Outcome.ShouldBe(VerdictOutcome.Degraded);
    }

    [Fact]
    public void No_more_than_the_whole_scale_can_be_missed()
    {
        var verdict = Results.Judge(Results.Marks(new string('+', 30)), Results.Marks(new string('+', 15) + new string('-', 15))).Gated[0];
        verdict.Statistics!.MinimumDetectable.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void A_score_without_a_stated_margin_is_degraded_once_its_fall_is_beyond_chance()
    {
        var noise = new Random(7);
        var was = Enumerable.Range(0, 60).Select(_ => 70 + (20 * noise.NextDouble())).ToList();
        var (fell, same) =
            (was.ConvertAll(score => score - 4 - (2 * noise.NextDouble())), was.ConvertAll(score => score + noise.NextDouble() - .5));

        Results.Judge(Results.Scores(was), Results.Scores(fell)).Gated.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Outcome.ShouldBe(VerdictOutcome.Degraded), one => one.Reason.ShouldContain("Score fell by 4.88, beyond chance"));
        Results.Judge(Results.Scores(was), Results.Scores(same)).Gated.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Outcome.ShouldBe(VerdictOutcome.Inconclusive), one => one.Reason.ShouldContain("the policy states no limit for it"));
    }

    [Fact]
    public void Scores_without_a_baseline_are_told_as_scores()
    {
        var results = Evaluation(
            "case,score,prompt_digest\n" + string.Concat(Enumerable.Range(0, 40).Select(at => $"c{at},0.75,{DigestOf(New)}\n")));
        JudgeEvaluation.Of(ManifestContents.Nothing, Content.Manifest(New, results), Results.Gate).Gated.ShouldHaveSingleItem()
            .Reason.ShouldEndWith("40 cases have a mean Score of 0.75.");
    }

    private static Digest DigestOf(PinnedContent prompt) => EvaluatedPrompt.DigestOf(prompt.Bytes);

    private static Verdict Judge(string was, string now) => JudgeEvaluation.Of(
        Content.Manifest(Old, Evaluation(was)), Content.Manifest(New, Evaluation(now)), Results.Gate).Gated.ShouldHaveSingleItem();

    private static string Table((Digest? Prompt, int Cases)[] parts) => "case,pass,prompt_digest\n" + string.Concat(
        parts.SelectMany(part => Enumerable.Range(0, part.Cases).Select(at => $"c{at},true,{part.Prompt}\n")));

    private static EvaluationRecord Parsed(string csv) => EvaluationRecord.Parse(Evaluation(csv).Bytes);

    private static PinnedContent Evaluation(string csv)
    {
        var file = new SourceFile("evaluations/golden.csv", Encoding.UTF8.GetBytes(csv));
        var read = new ResultTable("csv").Read(new ImportUnit(file, [])).ShouldHaveSingleItem().Value;
        return Content.Of(ArtifactKind.Evaluation, "golden", ContentForm.Json, read.Content.Canonical);
    }
}
