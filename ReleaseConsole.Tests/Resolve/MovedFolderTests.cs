using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>
/// Files of one source that are moved and moved again: each is asked about once, where it lies now, with the artifact it was.
/// </summary>
public sealed class MovedFolderTests
{
    private const string Greeting = "Greet the customer by name and ask what brings them here today.\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_artifacts_with_the_same_content_each_file_is_asked_to_be_the_one_of_its_name()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, ("prompts/greet.md", Greeting), ("prompts/greet-copy.md", Greeting), ("prompts/hello.md", Greeting));

        await console.ImportAsync(
            amara, ("prompts/support/greet-copy.md", Greeting), ("prompts/support/greet.md", Greeting),
            ("prompts/support/hello.md", Greeting));

        (await WaitingAsync(console, amara)).ToDictionary(one => one.Path, one => one.Suggestion).ShouldBe(new Dictionary<string, string?>
        {
            ["prompts/support/greet"] = "prompts/greet",
            ["prompts/support/greet-copy"] = "prompts/greet-copy",
            ["prompts/support/hello"] = "prompts/hello",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task No_artifact_is_suggested_first_for_two_files_while_another_is_as_like()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/greet.md", Greeting), ("prompts/zeta.md", Greeting));

        await console.ImportAsync(amara, ("prompts/greet2.md", Greeting), ("prompts/greet3.md", Greeting), ("prompts/greet4.md", Greeting));

        var waiting = await WaitingAsync(console, amara);
        waiting.Take(2).Select(one => one.Suggestion).ShouldBe(["prompts/greet", "prompts/zeta"], ignoreOrder: true);
        waiting[2].Reason.ShouldContain("prompts/greet2 has the same content and is likelier to be it.");
    }

    [Fact]
    public async Task What_its_source_has_no_more_is_not_asked_about()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("agent/prompts/refund.md", Greeting + "Then look the order up and say what can be done about it.\n"));
        await console.PullAsync(actor, Local(git));
        var before = "agent/prompts/refund.md";
        foreach (var folder in new[] { "agent/prompts", "bot/prompts", "bot/prompts/support" })
        {
            git.EditByHand("main", before, text: null);
            before = $"{folder}/refund_v2.md";
            git.Commit("main", (before, Greeting + "Then look the order up and tell what can be done about it.\n"));
            await console.PullAsync(actor, Local(git));
            (await WaitingAsync(console, actor)).ShouldHaveSingleItem().SourcePath.ShouldBe($"{folder}/refund_v2.md");
        }
        git.EditByHand("main", before, text: null);
        git.Commit("main", ("bot/prompts/other.md", "Say nothing.\n"));
        await console.PullAsync(actor, Local(git));
        (await WaitingAsync(console, actor)).ShouldBeEmpty();
        var told = (await console.AllAsync<AuditEntry>()).Where(one => one.Action == nameof(QuestionsWithdrawn)).MaxBy(one => one.Index)!;
        told.Summary.ShouldBe("withdrew the question about bot/prompts/support/refund_v2.md, which its source has no more");
        string[] kept = ["\"kind\":\"prompt\"", "\"path\":\"prompts/support/refund_v2\"", "\"content\":\"sha256:", "\"prompts/refund\""];
        foreach (var said in kept)
            told.Document.ShouldContain(said);
        var subjects = (await console.AllAsync<AuditSubject>()).Where(one => one.Index == told.Index).Select(one => one.Subject).ToList();
        subjects.Count.ShouldBe(3);
        subjects.ShouldContain("prompts/support/refund_v2");
        subjects.ShouldContain(one => one.StartsWith("import:"));
    }

    [Fact]
    public async Task What_another_source_asks_stays_asked()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        await console.ImportAsync(actor, ("prompts/greet.md", Greeting));
        await console.ImportAsync(actor, ("prompts/welcome.md", Greeting));
        git.Commit("main", ("prompts/other.md", "Say nothing.\n"));

        await console.PullAsync(actor, Local(git));

        (await WaitingAsync(console, actor)).ShouldHaveSingleItem().Path.ShouldBe("prompts/welcome");
    }

    private static SourceConnection Local(GivenGit git) => new(SourceKind.Git, git.Remote) { Ref = "main", AllowsPrivateNetwork = true };

    private static async Task<IReadOnlyList<UnresolvedRow>> WaitingAsync(TestConsole console, Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;
}
