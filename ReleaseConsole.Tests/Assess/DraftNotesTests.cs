using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Api;
using ReleaseConsole.Web.Assess;
using ReleaseConsole.Web.Verbs;

namespace ReleaseConsole.Tests.Assess;

/// <summary>The summary of changes where it is used: notes of a release, the answer of compare.</summary>
public sealed class DraftNotesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Audience.Engineering)]
    [InlineData(Audience.Compliance)]
    public async Task Notes_of_a_release_that_is_not_frozen_yet_say_what_they_would_say_of_the_frozen_one(Audience reader)
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        var wanted = (await agent.Console.Get<ReleaseSummary>().RunAsync(TestConsole.ProductSlug, "2026.11.1", agent.Amara, Cancel))
            .ShouldSucceed();
        var pins = wanted.Artifacts.Concat(wanted.Evaluations).Select(line => new PinnedArtifact(line.Kind, line.Path, line.Digest))
            .ToList();
        var manifests = (await agent.Console.AllAsync<Manifest>()).Count;

        var drafted = (await agent.Console.Get<DraftNotes>().RunAsync(TestConsole.ProductSlug, "2026.11.0", pins, agent.Amara, Cancel))
            .ShouldSucceed();
        var frozen = (await agent.Console.Get<ReleaseJudgement>()
            .RunAsync(TestConsole.ProductSlug, "2026.11.0", "2026.11.1", agent.Amara, Cancel)).ShouldSucceed();
        BehaviourSummary.Of(drafted, reader).ToMarkdown().ShouldBe(BehaviourSummary.Of(frozen.Assessment!, reader).ToMarkdown());
        (await agent.Console.AllAsync<Manifest>()).Count.ShouldBe(manifests);
    }

    [Fact]
    public async Task Compare_answers_with_the_summary_for_both_readers()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        var judged = (await agent.Console.Get<ReleaseJudgement>()
            .RunAsync(TestConsole.ProductSlug, "2026.11.0", "2026.11.1", agent.Amara, Cancel)).ShouldSucceed();
        var answer = ComparisonAnswer.Of(judged);
        answer.Summary!.Engineering.ShouldContain(part => part.Heading == "Tools");
        answer.Summary.Compliance.ShouldContain(part => part.Heading == "Who has to look");
        var markdown = ComparisonText.Markdown(answer);
        markdown.ShouldContain("### For engineering");
        markdown.ShouldContain("### For compliance");
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("  ", null, false)]
    [InlineData("## Tools", "## Tools", false)]
    [InlineData("## Tools, and mine", "## Tools", true)]
    [InlineData("Mine", null, true)]
    public void Only_what_a_person_typed_is_asked_about_before_a_draft_takes_its_place(string? text, string? drafted, bool asks) =>
        NotesDraftPanel.TakesAway(text, drafted).ShouldBe(asks);
}
