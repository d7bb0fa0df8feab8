using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class LateDecisionTests
{
    private const string Welcome =
        "You greet a customer of the shop. Say hello, say who you are, and ask what you can do for them today. Never promise a date or an amount.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_decision_settles_what_else_waits_under_the_name_in_the_order_it_was_seen()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        console.Clock.Advance(TimeSpan.FromHours(1));
        await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief and kind."));
        var newer = (await WaitingAsync(console, amara))[1];

        var resolved = (await console.Get<ResolveItem>().RunAsync(newer.Id, new(Resolution.SameArtifact), amara, Cancel)).Value;

        (resolved.Path, resolved.Version, resolved.Digest).ShouldBe(("prompts/welcome", 3, newer.Content));
        (await WaitingAsync(console, amara)).ShouldBeEmpty();
        (await console.Get<DecisionList>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Content_seen_before_the_newest_version_is_not_put_over_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        console.Clock.Advance(TimeSpan.FromHours(1));
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome + " Name the shop."));
        var waiting = (await WaitingAsync(console, amara)).ShouldHaveSingleItem();

        var resolved = (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel)).Value;

        (resolved.Version, resolved.Digest == waiting.Content).ShouldBe((2, false));
        resolved.Remark!.ShouldContain("seen before version 2");
        (await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."))).Item("prompts/greeting.md").Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_dataset_keeps_its_profile_over_the_wait()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("a/datasets/golden.jsonl", "{\"id\": 1}\n"), ("b/datasets/golden.jsonl", "{\"id\": 2}\n"));
        var waiting = (await WaitingAsync(console, amara))[0];

        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.NewArtifact), amara, Cancel);

        var profile = (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, "datasets/golden", "1", null, amara, Cancel)).Value;
        profile.Profile.Rows.ShouldBe(1);
    }

    private static async Task<List<UnresolvedRow>> WaitingAsync(TestConsole console, Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;
}
