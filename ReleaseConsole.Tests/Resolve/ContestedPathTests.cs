using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class ContestedPathTests
{
    private const string A = "agent-a/prompts/triage.md";
    private const string B = "agent-b/prompts/triage.md";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_files_for_one_path_wait_with_paths_of_their_own_suggested_and_each_decision_holds_for_its_file()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (A, "Sort mail."), (B, "Sort calls."));

        var waiting = (await WaitingAsync(console, amara)).ToDictionary(one => one.SourcePath);
        waiting[B].Suggestions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Artifact.ShouldBeNull(), one => one.Path.ShouldBe("prompts/agent-b/triage"));
        (await DecideAsync(console, amara, waiting[A], new(Resolution.NewArtifact))).Path.ShouldBe("prompts/triage");
        (await DecideAsync(console, amara, waiting[B], new(Resolution.NewArtifact, "prompts/agent-b/triage"))).Version.ShouldBe(1);

        var again = await console.ImportAsync(amara, (A, "Sort mail, kindly."), (B, "Sort calls, kindly."));
        (again.Item(A).ArtifactPath, again.Item(A).Version).ShouldBe(("prompts/triage", 2));
        (again.Item(B).ArtifactPath, again.Item(B).Version).ShouldBe(("prompts/agent-b/triage", 2));
        var alone = await console.ImportAsync(amara, (B, "Sort calls, most kindly."));
        (alone.Item(B).ArtifactPath, alone.Item(B).Version).ShouldBe(("prompts/agent-b/triage", 3));
    }

    [Fact]
    public async Task What_one_person_decided_stays_while_the_other_file_waits()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (A, "Sort mail."), (B, "Sort calls."));
        await DecideAsync(
            console, amara, (await WaitingAsync(console, amara)).Single(one => one.SourcePath == A), new(Resolution.NewArtifact));

        console.Clock.Advance(TimeSpan.FromHours(1));
        var again = await console.ImportAsync(amara, (A, "Sort mail, kindly."), (B, "Sort calls, kindly."));

        (again.Item(A).ArtifactPath, again.Item(B).Outcome).ShouldBe(("prompts/triage", ItemOutcome.Unresolved));
        (await WaitingAsync(console, amara))[1].Suggestions.Select(one => one.Path).ShouldBe(["prompts/triage", "prompts/agent-b/triage"]);
    }

    [Fact]
    public async Task A_rule_tells_them_apart_before_anyone_is_asked()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, "agent-b/** → prompts/b/**", 0, amara, Cancel);

        var view = await console.ImportAsync(amara, (A, "Sort mail."), (B, "Sort calls."));

        (view.Item(A).ArtifactPath, view.Item(B).ArtifactPath).ShouldBe(("prompts/triage", "prompts/b/triage"));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_artifact()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(
            amara, (A, "Sort mail."), (B, "Sort mail."), ("release.yaml", $"version: \"1.0\"\nartifacts:\n  - {A}\n  - {B}\n"));

        (view.Item(A).Outcome, view.Item(B).Outcome, view.Item(B).Version).ShouldBe((ItemOutcome.Created, ItemOutcome.Unchanged, 1));
        view.Item("release.yaml").Reason!.ShouldContain("is frozen");
    }

    [Fact]
    public async Task Content_known_by_its_shape_keeps_its_folders_where_the_bare_name_is_taken_twice()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string Of = "{\"messages\": [{\"role\": \"user\"}]}";
        (string, string)[] files = [("bots/a/golden.jsonl", "{\"id\": 1}\n"), ("bots/b/golden.jsonl", "{\"id\": 2}\n"),
        ("bots/a/other.jsonl", "{\"id\": 3}\n"), ("x.json", Of)];

        var view = await console.ImportAsync(amara, files);
        var again = await console.ImportAsync(amara, ("bots/b/golden.jsonl", "{\"id\": 4}\n"));

        view.Item("bots/a/golden.jsonl").ArtifactPath.ShouldBe("datasets/bots/a/golden");
        view.Item("bots/a/other.jsonl").ArtifactPath.ShouldBe("datasets/other");
        (again.Item("bots/b/golden.jsonl").ArtifactPath, again.Item("bots/b/golden.jsonl").Version).ShouldBe(("datasets/bots/b/golden", 2));
    }

    [Fact]
    public async Task A_tool_two_servers_have_is_asked_about_and_not_refused()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        await console.ImportAsync(amara, ("tools/web.json", Search("web")), ("tools/files.json", Search("files")));

        (await WaitingAsync(console, amara)).SelectMany(one => one.Suggestions).Select(one => one.Path)
            .ShouldBe(["tools/files/search", "tools/web/search"], ignoreOrder: true);
    }

    private static string Search(string server) =>
        $$"""{"serverInfo": {"name": "{{server}}", "version": "1.0"}, "tools": [{"name": "search", "description": "Searches {{server}}.", "inputSchema": {"type": "object"} }]}""";

    private static async Task<List<UnresolvedRow>> WaitingAsync(TestConsole console, Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;

    private static async Task<ResolvedItem> DecideAsync(TestConsole console, Actor actor, UnresolvedRow item, ResolutionChoice choice) =>
        (await console.Get<ResolveItem>().RunAsync(item.Id, choice, actor, Cancel)).Value;
}
