using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Assess;

/// <summary>What two sides come to together is judged against what both began from.</summary>
public sealed class MergeJudgementTests
{
    private const string Text = "# Triage\n\nNever promise a refund.\nAsk for the order.\nBe brief.\nNever name another customer.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_either_side_took_away_is_missing_from_both_together()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.FrozenAsync(agent.Amara, "1.0", from: null, (Merging.Triage, Text));
        await agent.Console.FrozenAsync(
            agent.Amara, "1.1", "1.0", (Merging.Triage, Text.Replace("Never promise a refund.\n", "", StringComparison.Ordinal)));
        await agent.Console.FrozenAsync(
            agent.Amara, "1.2", "1.0", (Merging.Triage, Text.Replace("Never name another customer.\n", "", StringComparison.Ordinal)));

        var judged = (await JudgedAsync(agent)).ShouldSucceed();

        judged.Merged!.Findings.Count(one => one.Rule == "guardrail-removed").ShouldBe(2);
    }

    [Fact]
    public async Task Where_a_person_has_to_decide_nothing_is_judged()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.TwoTeamsAsync(agent.Amara);
        (await JudgedAsync(agent)).ShouldSucceed().Merged.ShouldBeNull();
    }

    private static Task<Core.Result<JudgedMerge>> JudgedAsync(SupportAgent agent) => agent.Console.Get<MergeJudgement>()
        .RunAsync(TestConsole.ProductSlug, new ThreeReferences("1.0", "1.1", "1.2"), agent.Amara, Cancel);
}
