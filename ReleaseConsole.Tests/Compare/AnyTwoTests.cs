using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class AnyTwoTests
{
    private const string Product = TestConsole.ProductSlug;
    private const string Triage = "prompts/triage";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_live_before_is_compared_with_what_is_and_one_step_too_far_is_refused()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1.0", "Be kind.\n");
        await agent.PutLiveAsync("1.1", "Be brief.\n");

        var compared = (await CompareAsync(agent, "env:staging~1", "env:staging")).ShouldSucceed();
        var releases = (await CompareAsync(agent, "1.0", "1.1")).ShouldSucceed();
        compared.Changes.Changes.ShouldHaveSingleItem().Path.ShouldBe(Triage);
        compared.Changes.ShouldBeEquivalentTo(releases.Changes);
        (await CompareAsync(agent, "env:staging~2", "env:staging")).ShouldBeRefused("nothing-before");
        (await CompareAsync(agent, "env:nowhere~1", "env:staging")).ShouldBeRefused("unknown-reference");
    }

    [Fact]
    public async Task A_draft_is_compared_by_its_writer_and_is_nothing_to_anybody_else()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var text = (await agent.Console.TextAsync(agent.Amara, ArtifactKind.Prompt, Triage)).Content!;
        (await agent.Console.Get<SaveDraft>().RunAsync(
            Product, ArtifactKind.Prompt, Triage, text + "\nNever promise a refund.\n", basedOn: null, agent.Amara,
            Cancel)).ShouldSucceed();

        var change = (await CompareAsync(agent, $"artifact:{Triage}@1", $"draft:{Triage}"))
            .ShouldSucceed().Changes.Changes.ShouldHaveSingleItem();
        change.Details.ShouldContain(detail => detail.After == "Never promise a refund.");
        var live = (await CompareAsync(agent, "2026.10.3", $"draft:{Triage}")).ShouldSucceed();
        live.Changes.Changes.ShouldHaveSingleItem().ShouldBeEquivalentTo(change);
        (await CompareAsync(agent, $"artifact:{Triage}@1", $"draft:{Triage}", agent.Priya)).ShouldBeRefused("no-draft");
        (await agent.Console.Get<CompareChoices>().RunAsync(Product, "draft", agent.Priya, Cancel)).ShouldSucceed()
            .ShouldNotContain(choice => choice.Group == ChoiceGroup.Draft);
    }

    [Fact]
    public async Task Two_artifacts_of_one_kind_are_two_texts_and_two_kinds_are_refused_in_words()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        (await agent.Console.SaveAsync(agent.Amara, ArtifactKind.Prompt, "prompts/other", "Be kind.\nNever lie.\n")).ShouldSucceed();
        (await agent.Console.SaveAsync(agent.Amara, ArtifactKind.Prompt, "prompts/third", "Be kind.\nNever guess.\n")).ShouldSucceed();

        var compared = (await CompareAsync(agent, "artifact:prompts/other@1", "artifact:prompts/third@1")).ShouldSucceed();
        var change = compared.Changes.Changes.ShouldHaveSingleItem();
        (change.Type, change.Path).ShouldBe((ChangeType.Changed, "prompts/third"));
        var texts = ChangedTexts.Of(compared.From.Contents, compared.To.Contents, change.Kind, change.Path);
        (texts.Before, texts.After).ShouldBe(("Be kind.\nNever lie.\n", "Be kind.\nNever guess.\n"));

        var refused = (await CompareAsync(agent, "artifact:prompts/other@1", "artifact:models/default@1"))
            .ShouldBeRefused("different-kinds");
        refused.Sentence.ShouldBe(
            "prompts/other is a prompt and models/default is a model. Pick two of one kind, or an artifact and a release.");
    }

    [Fact]
    public async Task An_artifact_that_a_release_does_not_hold_is_new_beside_it()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        (await agent.Console.SaveAsync(agent.Amara, ArtifactKind.Prompt, "prompts/other", "Be kind.\n")).ShouldSucceed();
        (await CompareAsync(agent, "2026.10.3", "artifact:prompts/other@1")).ShouldSucceed()
            .Changes.Changes.ShouldHaveSingleItem().Type.ShouldBe(ChangeType.Added);
    }

    [Fact]
    public async Task Choices_are_what_fits_the_text_and_every_one_of_them_can_be_compared()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1.0", "Be kind.\n");
        await agent.PutLiveAsync("1.1", "Be brief.\n");
        (await agent.Console.SaveAsync(agent.Amara, ArtifactKind.Prompt, "prompts/other", "Be kind.\n")).ShouldSucceed();
        (await agent.Console.Get<SaveDraft>()
            .RunAsync(Product, ArtifactKind.Prompt, "prompts/other", "Be fair.\n", basedOn: null, agent.Amara, Cancel)).ShouldSucceed();

        var all = await ChoicesAsync(agent, "");
        all.ShouldContain("env:staging");
        all.ShouldContain("env:staging~1");
        all.ShouldContain("1.1");
        all.ShouldContain("draft:prompts/other");
        (await ChoicesAsync(agent, "1.1")).ShouldBe(["1.1"]);
        (await ChoicesAsync(agent, "OTHER")).ShouldBe(["draft:prompts/other", "artifact:prompts/other@1"]);
        (await ChoicesAsync(agent, $"{Triage}@")).ShouldBe([$"artifact:{Triage}@2", $"artifact:{Triage}@1"]);
        foreach (var choice in all)
            (await CompareAsync(agent, choice, choice)).ShouldSucceed().Changes.Changes.ShouldBeEmpty();
    }

    private static Task<Result<ComparedRelease>> CompareAsync(SupportAgent agent, string from, string to, Actor? actor = null) =>
        agent.Console.Get<ComparisonView>().RunAsync(Product, from, to, actor ?? agent.Amara, Cancel);

    private static async Task<IReadOnlyList<string>> ChoicesAsync(SupportAgent agent, string text) =>
        [.. (await agent.Console.Get<CompareChoices>().RunAsync(Product, text, agent.Amara, Cancel))
            .ShouldSucceed().Select(choice => choice.Reference)];
}
