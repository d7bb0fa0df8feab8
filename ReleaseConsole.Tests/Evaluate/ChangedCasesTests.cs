using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Evaluate;

public sealed class ChangedCasesTests
{
    private const string Golden = "evaluations/golden";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cases_behind_a_verdict_are_as_many_as_it_counts_and_say_why_they_failed()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        var verdict = (await agent.Console.Get<ReleaseJudgement>().RunAsync(
            TestConsole.ProductSlug, "2026.11.0", "2026.11.1", agent.Priya,
            Cancel)).ShouldSucceed().Assessment!.Verdicts.ShouldHaveSingleItem();

        var changed = (await agent.Console.Get<ChangedCases>().RunAsync(
            TestConsole.ProductSlug, new CasesAsked(Golden, verdict.BaselineDigest!.Value, verdict.CandidateDigest), agent.Priya,
            Cancel)).ShouldSucceed();
        (changed.Worse.Count, changed.Better.Count, changed.Errors).ShouldBe((verdict.Regressed, verdict.Improved, verdict.Errors));
        (changed.Worse.Count + changed.Better.Count + changed.Same).ShouldBe(verdict.Pairs);
        changed.Worse.ShouldAllBe(pair => pair.Before > pair.After && !string.IsNullOrWhiteSpace(pair.WhyAfter));
    }

    [Fact]
    public async Task A_digest_that_is_no_result_of_this_evaluation_opens_nothing()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0");
        var prompt = await agent.Console.TextAsync(agent.Amara, ArtifactKind.Prompt, "prompts/triage");
        (await agent.Console.Get<ChangedCases>().RunAsync(
            TestConsole.ProductSlug, new CasesAsked(Golden, prompt.Digest, prompt.Digest), agent.Priya, Cancel))
            .Refusal!.Code.ShouldBe("no-results");
    }
}
