using ReleaseConsole.Core;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>Several new files that are like one artifact: only one of them is told that it is likely to be it.</summary>
public sealed class RivalTests
{
    private const string Triage =
        "You are the triage assistant of a shop. Read what the customer wrote, name the topic and how urgent it is. Be kind, be brief, and never "
        + "promise a refund before a person has looked at the order. Answer in the customer's own language and end with one question.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_artifact_taken_by_a_better_match_stands_lower_for_the_other_file_and_the_evidence_says_so()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/triage.md", Triage));

        await console.ImportAsync(
            amara, ("prompts/nearest.md", Triage + " Thank them."), ("prompts/nearer.md", Triage.Replace("brief", "quick, short and clear", StringComparison.Ordinal)));

        var (nearest, nearer) = await TwoAsync(console, amara);
        nearest.Suggestions[0].Evidence.Count.ShouldBe(1);
        nearer.Suggestions[0].Score.ShouldBeLessThan(nearest.Suggestions[0].Score * 0.75);
        nearer.Suggestions[0].Evidence[^1].Found.ShouldStartWith("prompts/nearest is likelier to be it, with ");
        nearer.Reason.ShouldContain("prompts/nearest is likelier to be it");
    }

    [Fact]
    public async Task What_is_left_stands_first_for_the_file_that_was_not_the_nearest()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/first.md", Triage), ("prompts/second.md", Triage + " Sign with the name of the shop and of the desk."));

        await console.ImportAsync(amara, ("prompts/nearest.md", Triage + " Thank them."), ("prompts/nearer.md", Triage + " Thank them twice today."));

        var (nearest, nearer) = await TwoAsync(console, amara);
        nearest.Suggestion.ShouldBe("prompts/first");
        nearer.Suggestion.ShouldBe("prompts/second");
        nearer.Suggestions.Select(one => one.Path).ShouldBe(["prompts/second", "prompts/first"]);
    }

    [Fact]
    public async Task A_file_that_its_folders_name_is_no_rival_of_itself()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string moved = "{\"id\": 1}\n";
        const string other = "{\"id\": 2}\n";
        await console.ImportAsync(amara, ("bots/x/golden.jsonl", moved), ("bots/y/golden.jsonl", other));

        await console.ImportAsync(amara, ("bots/z/golden.jsonl", moved), ("bots/y/golden.jsonl", other));

        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        (waiting.Path, waiting.Suggestion).ShouldBe(("datasets/bots/z/golden", "datasets/bots/x/golden"));
        waiting.Reason.ShouldNotContain("likelier");
    }

    private static async Task<(UnresolvedRow Nearest, UnresolvedRow Nearer)> TwoAsync(TestConsole console, Actor actor)
    {
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;
        waiting.Count.ShouldBe(2);
        return (waiting.Single(one => one.Path == "prompts/nearest"), waiting.Single(one => one.Path == "prompts/nearer"));
    }
}
