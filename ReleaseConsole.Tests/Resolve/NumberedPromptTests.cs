using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>Prompts written out in a list have a place and no name: they keep their artifacts when the list is put in another order.</summary>
public sealed class NumberedPromptTests
{
    private const string A = "Answer {{q}} in one sentence.", B = "Answer {{q}} at length, with sources.", N = "Refuse {{q}} kindly and say why.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new[] { B, A }, new[] { "prompts/pf-2", "prompts/pf-1" }, ItemOutcome.Unchanged)]
    [InlineData(new[] { N, A, B }, new[] { "prompts/pf-3", "prompts/pf-1", "prompts/pf-2" }, null)]
    [InlineData(new[] { A, N, B }, new[] { "prompts/pf-1", "prompts/pf-3", "prompts/pf-2" }, null)]
    [InlineData(new[] { A, B, N }, new[] { "prompts/pf-1", "prompts/pf-2", "prompts/pf-3" }, null)]
    [InlineData(new[] { B }, new[] { "prompts/pf-2" }, ItemOutcome.Unchanged)]
    [InlineData(new[] { A, N }, new[] { "prompts/pf-1", "prompts/pf-2" }, null)]
    [InlineData(new[] { N, A }, new[] { "prompts/pf-2", "prompts/pf-1" }, null)]
    public async Task What_keeps_its_words_keeps_its_artifact(string[] prompts, string[] paths, ItemOutcome? all)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Config(A, B));

        var view = await console.ImportAsync(amara, Config(prompts));

        view.Items.Select(one => one.ArtifactPath).ShouldBe(paths);
        if (all is { } outcome)
            view.Items.ShouldAllBe(one => one.Outcome == outcome);
    }

    [Fact]
    public async Task Where_one_is_gone_and_others_are_new_nobody_guesses()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Config(A, B));

        var view = await console.ImportAsync(amara, Config(N, A, "Answer {{q}} at length, with three sources."));

        view.Items.Select(one => one.Outcome).ShouldBe([ItemOutcome.Unresolved, ItemOutcome.Unchanged, ItemOutcome.Unresolved]);
    }

    [Fact]
    public async Task Two_files_that_exchange_their_words_are_told_as_that()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", A), ("prompts/b.md", B));

        var view = await console.ImportAsync(amara, ("prompts/a.md", B), ("prompts/b.md", A));

        view.Item("prompts/a.md").Reason.ShouldBe("Its content is that of prompts/b, version 1, byte for byte.");
        view.Item("prompts/b.md").Reason.ShouldBe("Its content is that of prompts/a, version 1, byte for byte.");
    }

    private static (string, string) Config(params string[] prompts) =>
        ("cfg/pf.yaml", $"prompts:\n{string.Concat(prompts.Select(one => $"- \"{one}\"\n"))}providers: [echo]\ntests: []\n");
}
