using FsCheck.Fluent;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class VersionBlameTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_is_of_the_version_that_brought_it_and_of_who_saved_that()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var jonas = await console.PersonAsync("Jonas Lindqvist", (Role.PromptEngineer, null));
        var first = (await console.SavePromptAsync(amara, "# Triage\nAsk at most one question.\nBe kind.\n")).Value;
        var second = (await console.SavePromptAsync(jonas, "# Triage\nAsk at most two questions.\nBe kind.\n", first.Digest)).Value;
        await console.SavePromptAsync(amara, "# Triage\nAsk at most two questions.\nSay the amount.\nBe kind.\n", second.Digest);

        var blamed = (await BlameAsync(console, amara)).Value;

        blamed.Lines.Select(line => line.Version).ShouldBe([1, 2, 3, 1]);
        blamed.Lines[1].Text.ShouldBe("Ask at most two questions.");
        blamed.Versions.ToDictionary(one => one.Key, one => one.Value.Author)
            .ShouldBe(
                new Dictionary<int, string> { [1] = "Amara Okafor", [2] = "Jonas Lindqvist", [3] = "Amara Okafor" }, ignoreOrder: true);
        blamed.Before.ShouldBeNull();
    }

    [Fact]
    public async Task A_line_that_went_and_came_back_is_of_the_version_that_brought_it_back()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var digest = (await console.SavePromptAsync(amara, "Be kind.\nBe brief.\n")).Value.Digest;
        digest = (await console.SavePromptAsync(amara, "Be brief.\n", digest)).Value.Digest;
        await console.SavePromptAsync(amara, "Be kind.\nBe brief.\n", digest);

        (await BlameAsync(console, amara)).Value.Lines.Select(line => line.Version).ShouldBe([3, 1]);
    }

    [Fact]
    public async Task Nobody_of_another_tenant_is_told_who_wrote_a_line()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        await console.SavePromptAsync(await console.AuthorAsync(), "Be kind.\n");
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Stranger", (Role.PromptEngineer, null));

        (await BlameAsync(console, stranger)).Refusal!.Code.ShouldBe("unknown-artifact");
    }

    [Fact]
    public void A_line_stands_in_every_text_since_the_one_it_is_of()
    {
        var lines = Gen.Elements("a", "b", "c", "d", "").ListOf().Select(list => (IReadOnlyList<string>)[.. list]);
        Laws.Hold(lines.NonEmptyListOf(), texts =>
        {
            var history = texts.ToList();
            var origins = LineOrigins.Of(history);
            return origins.Length == history[^1].Count
                && origins.Index().All(line => history.Skip(line.Item).All(text => text.Contains(history[^1][line.Index])));
        });
    }

    private static Task<Core.Result<BlamedText>> BlameAsync(TestConsole console, Core.Actor actor) =>
        console.Get<VersionBlame>().RunAsync(TestConsole.ProductSlug, ArtifactKind.Prompt, "prompts/triage", actor, Cancel);
}
