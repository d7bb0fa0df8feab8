using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class IdentityTests
{
    private const string Welcome =
        "You greet a customer of the shop. Say hello, say who you are, and ask what you can do for them today. Never promise a date or an amount.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Resolution.SameArtifact, "prompts/welcome", 2)]
    [InlineData(Resolution.NewArtifact, "prompts/greeting", 1)]
    [InlineData(Resolution.Ignore, null, null)]
    public async Task A_likely_rename_waits_for_a_person_and_the_answer_holds_for_the_next_import(Resolution resolution, string? path, int? version)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));

        var view = await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        view.Item("prompts/greeting.md").Outcome.ShouldBe(ItemOutcome.Unresolved);
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        waiting.Suggestion.ShouldBe("prompts/welcome");

        var resolved = (await console.Get<ResolveItem>().RunAsync(waiting.Id, resolution, amara, Cancel)).Value;
        (resolved.Path, resolved.Version).ShouldBe((path, version));
        var again = await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        again.Item("prompts/greeting.md").Outcome.ShouldBe(resolution == Resolution.Ignore ? ItemOutcome.Ignored : ItemOutcome.Unchanged);
        (await console.Get<ResolveItem>().RunAsync(waiting.Id, resolution, amara, Cancel)).Refusal!.Code.ShouldBe("already-resolved");
    }

    [Fact]
    public async Task A_file_that_becomes_another_kind_waits_for_a_person()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: prompt\n---\nNever promise a date."));

        var view = await console.ImportAsync(amara, ("shared/guard.md", "---\nkind: policy\n---\nNever promise a date."));

        var item = view.Item("shared/guard.md");
        item.Outcome.ShouldBe(ItemOutcome.Unresolved);
        item.Reason!.ShouldContain("was a prompt");
    }

    [Fact]
    public async Task A_stated_path_wins_over_where_the_file_lies()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, ("prompts/old-name.md", "---\npath: prompts/triage\n---\nHello"));

        view.Item("prompts/old-name.md").ArtifactPath.ShouldBe("prompts/triage");
    }

    [Fact]
    public async Task A_release_with_a_file_that_waits_is_refused_at_its_line()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));

        var view = await console.ImportAsync(
            amara, ("prompts/greeting.md", Welcome), ("release.yaml", "version: \"1.0\"\nartifacts:\n  - prompts/greeting.md\n"));

        var release = view.Item("release.yaml");
        (release.Code, release.Line).ShouldBe(("unresolved-artifact", 3));
    }
}
