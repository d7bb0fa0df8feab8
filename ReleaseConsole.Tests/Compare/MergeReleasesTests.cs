using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Merging;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Given.Merging;

namespace ReleaseConsole.Tests.Compare;

public sealed class MergeReleasesTests : IAsyncLifetime
{
    private SupportAgent _agent = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agent = await SupportAgent.StartAsync();
        await _agent.Console.TwoTeamsAsync(_agent.Amara);
    }

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    [Fact]
    public async Task Without_a_base_it_is_the_nearest_release_both_were_made_from()
    {
        (await _agent.Console.ThreeWayAsync(_agent.Amara, was: null, "1.1", "1.2")).ShouldSucceed().Base.Name.ShouldBe("1.0");
        await _agent.Console.FrozenAsync(_agent.Amara, "1.1.1", "1.1", (Tone, "Be calm.\n"));
        (await _agent.Console.ThreeWayAsync(_agent.Amara, "ancestor", "1.1.1", "1.2")).ShouldSucceed().Base.Name.ShouldBe("1.0");
        (await _agent.Console.ThreeWayAsync(_agent.Amara, "ancestor", "1.1.1", "1.1")).ShouldSucceed().Base.Name.ShouldBe("1.1");
        await _agent.Console.FrozenAsync(_agent.Amara, "2.0", from: null, (Tone, "Be new.\n"));
        (await _agent.Console.ThreeWayAsync(_agent.Amara, was: null, "1.1", "2.0")).ShouldBeRefused("no-ancestor");
        (await _agent.Console.ThreeWayAsync(_agent.Amara, "1.0", "1.1", "2.0")).ShouldSucceed().Artifacts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_clash_that_nobody_decided_is_refused_and_nothing_is_saved()
    {
        (await _agent.Console.MergeAsync(_agent.Amara, "1.1", "1.2")).ShouldBeRefused("merge-undecided").Sentence.ShouldContain(Triage);
        (await _agent.Console.TextAsync(_agent.Amara, ArtifactKind.Prompt, Tone)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task What_merges_is_saved_what_is_taken_is_pinned_and_a_release_of_it_was_made_from_both()
    {
        var merged = (await _agent.Console.MergeAsync(
            _agent.Amara, "1.1", "1.2", new ArtifactTaken(ArtifactKind.Prompt, Triage, MergeTake.Theirs))).ShouldSucceed();
        merged.Pins.ShouldBe([new MergedPin(ArtifactKind.Prompt, Tone, 4), new MergedPin(ArtifactKind.Prompt, Triage, 3)]);
        var tone = await _agent.Console.TextAsync(_agent.Amara, ArtifactKind.Prompt, Tone);
        (tone.Content, tone.Message, tone.Origin).ShouldBe((
            Text.Replace("Be kind.", "Be calm.").Replace("Short.", "Short and warm."), "Merge of 1.1 and 1.2", "merged from two releases"));

        var request = new ReleaseRequest("1.3", null, [], [])
        { From = merged.Ours, MergedWith = merged.Theirs, Set = [new WantedArtifact("prompt", Tone, tone.Digest.ToString())] };
        (await _agent.Console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, request, _agent.Amara, Cancel)).ShouldSucceed();
        (await _agent.Console.ThreeWayAsync(_agent.Amara, was: null, "1.3", "1.2")).ShouldSucceed().Base.Name.ShouldBe("1.2");
    }

    [Fact]
    public async Task Many_pins_are_one_short_name_and_a_code_of_nothing_is_refused()
    {
        var many = NamedPins.Written(
            Enumerable.Range(1, 300).Select(at => new NamedPin(ArtifactKind.Prompt, $"prompts/of/a/team/p{at:000}", at)));
        many.ShouldHaveSingleItem().Length.ShouldBeLessThan(300 * 9);
        Task<Result<IReadOnlyDictionary<string, ManifestLine?>>> PinsAsync(string name) =>
            _agent.Console.Get<NamedPins>().RunAsync(TestConsole.ProductSlug, [name], _agent.Amara, Cancel);
        var (tone, triage) = (PinCode.Of(ArtifactKind.Prompt, Tone), PinCode.Of(ArtifactKind.Prompt, Triage));
        var pins = (await PinsAsync($"~{tone}2.{triage}")).ShouldSucceed();
        (pins[Tone]!.Version, pins[Triage]).ShouldBe((2, null));
        (await PinsAsync("~AAAAA1")).ShouldBeRefused("unknown-artifact");
        (await PinsAsync($"~{tone}9")).ShouldBeRefused("unknown-version");
        (await PinsAsync("~" + string.Join('.', Enumerable.Repeat(tone + "1", 2_001)))).ShouldBeRefused("too-many-pins");
    }

    [Fact]
    public async Task A_text_by_hand_is_read_as_its_kind_and_one_that_cannot_be_saves_none_of_the_others()
    {
        ArtifactTaken ByHand(string text) => new(ArtifactKind.Prompt, Triage, MergeTake.Merged, text);
        (await _agent.Console.MergeAsync(_agent.Amara, "1.1", "1.2", ByHand("  \n"))).Succeeded.ShouldBeFalse();
        (await _agent.Console.TextAsync(_agent.Amara, ArtifactKind.Prompt, Tone)).Number.ShouldBe(3);

        (await _agent.Console.MergeAsync(_agent.Amara, "1.1", "1.2", ByHand("Be fair and brief.\n")))
            .ShouldSucceed().Saved.Count.ShouldBe(2);
        (await _agent.Console.TextAsync(_agent.Amara, ArtifactKind.Prompt, Triage)).Content.ShouldBe("Be fair and brief.\n");
    }

    [Fact]
    public async Task Who_wrote_either_side_counts_as_a_writer_of_the_merge_and_an_own_draft_stays()
    {
        var other = await _agent.Console.PersonAsync("Jun Park", (Role.PromptEngineer, null));
        (await _agent.Console.Get<SaveDraft>()
            .RunAsync(TestConsole.ProductSlug, ArtifactKind.Prompt, Tone, "Half a thought\n", null, other, Cancel)).ShouldSucceed();
        (await _agent.Console.MergeAsync(other, "1.1", "1.2", new ArtifactTaken(ArtifactKind.Prompt, Triage, MergeTake.Ours)))
            .ShouldSucceed();
        var version = (await _agent.Console.AllAsync<ArtifactVersion>())
            .Single(one => one.Message.StartsWith("Merge of", StringComparison.Ordinal));
        version.Contributors.ShouldBe([other.Id, _agent.Amara.Id], ignoreOrder: true);
        (await _agent.Console.AllAsync<Draft>()).ShouldHaveSingleItem().Text.ShouldBe("Half a thought\n");
    }

    [Fact]
    public async Task What_is_in_none_of_the_three_cannot_be_chosen_and_one_artifact_is_no_release()
    {
        (await _agent.Console.MergeAsync(
            _agent.Amara, "1.1", "1.2", new ArtifactTaken(ArtifactKind.Prompt, "prompts/other", MergeTake.Ours)))
            .ShouldBeRefused("unknown-artifact");
        var drafts = (await _agent.Console
            .ThreeWayAsync(_agent.Amara, $"artifact:{Triage}@1", $"artifact:{Triage}@2", $"artifact:{Triage}@3")).ShouldSucceed();
        drafts.Artifacts.ShouldHaveSingleItem().State.ShouldBe(ThreeWayState.Conflict);
        (await _agent.Console.Get<MergeReleases>().RunAsync(
            TestConsole.ProductSlug, new ReleasesToMerge(
                new ThreeReferences($"artifact:{Triage}@1", $"artifact:{Triage}@2", $"artifact:{Triage}@3"), []), _agent.Amara, Cancel))
            .ShouldBeRefused("not-a-release");
    }
}
