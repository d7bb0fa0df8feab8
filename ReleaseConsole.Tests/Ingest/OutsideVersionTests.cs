using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Files of a system that numbers its versions, handed in by hand in whatever order they are found.</summary>
public sealed class OutsideVersionTests
{
    private const string Path = "prompts/triage.json";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_handed_in_once_more_are_the_versions_they_are_and_the_newest_stays()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        for (var number = 1; number <= 3; number++)
            await console.ImportAsync(amara, (Path, Langfuse(number)));

        var again = (await console.ImportAsync(amara, (Path, Langfuse(1)))).Item(Path);

        (again.Outcome, again.Version).ShouldBe((ItemOutcome.Unchanged, 1));
        again.Reason!.ShouldStartWith("It is version 1 here; version 3 is newer.");
        (await console.NewestAsync(amara, ArtifactKind.Prompt, "prompts/triage")).Number.ShouldBe(3);
    }

    [Fact]
    public async Task An_older_version_that_was_never_seen_is_not_put_over_a_newer_one_and_says_so()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (Path, Langfuse(3)));

        var older = (await console.ImportAsync(amara, (Path, Langfuse(2)))).Item(Path);

        older.Outcome.ShouldBe(ItemOutcome.Ignored);
        older.Reason!.ShouldStartWith("It is version 2 there, older than version 3, here as version 1, and is not put over it.");
        (await console.ImportAsync(amara, (Path, Langfuse(4)))).Item(Path).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Versions_of_one_prompt_in_files_that_end_in_their_numbers_are_all_taken_in_their_order()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        int[] numbers = [1, 2, 9, 10, 11];

        var done = await console.ImportAsync(
            amara, [.. numbers.Select(number => ($"prompts/triage-v{number}.json", Langfuse(number)))]);

        done.Items.Select(one => (one.Outcome, one.Version)).ShouldBe(
            Enumerable.Range(1, 5).Select(number => (ItemOutcome.Created, (int?)number)));
        (await console.NewestAsync(amara, ArtifactKind.Prompt, "prompts/triage")).Number.ShouldBe(5);
    }

    [Fact]
    public async Task A_preview_says_the_same()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (Path, Langfuse(3)));

        var preview = (await console.Get<PreviewImport>().RunAsync(
            TestConsole.ProductSlug, Importing.Folder((Path, Encoding.UTF8.GetBytes(Langfuse(2)))), amara, Cancel)).Value.ShouldHaveSingleItem();

        preview.Outcome.ShouldBe(ItemOutcome.Ignored);
    }

    [Fact]
    public async Task A_preview_holds_each_version_against_those_before_it_in_the_same_files()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        (string, byte[])[] files = [("prompts/a.json", Encoding.UTF8.GetBytes(Langfuse(4))), ("prompts/b.json", Encoding.UTF8.GetBytes(Langfuse(3)))];

        var preview = (await console.Get<PreviewImport>().RunAsync(TestConsole.ProductSlug, Importing.Folder(files), amara, Cancel)).Value;
        var done = await console.ImportAsync(amara, Importing.Folder(files));

        preview.Select(one => (one.Outcome, one.Reason)).ShouldBe(done.Items.Select(one => (one.Outcome, one.Reason)));
        preview[1].Outcome.ShouldBe(ItemOutcome.Ignored);
    }

    [Fact]
    public async Task What_a_commit_went_back_to_is_followed_after_a_decision_too()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var place = new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" };
        git.Commit("main", ("prompts/a.json", Langfuse(3)));
        await console.PullAsync(actor, place);
        git.Commit("main", ("prompts/a.json", Langfuse(2)), ("prompts/b.json", Langfuse(2, "Another text.")));
        await console.PullAsync(actor, place);
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;

        var resolved = await console.Get<ResolveItem>().RunAsync(
            waiting[0].Id, new(Resolution.SameArtifact, "prompts/triage"), actor, Cancel);

        // One decision settles both questions of the name, in the order of their files.
        (resolved.Value.Remark, resolved.Value.Digest).ShouldBe((null, waiting[1].Content));
    }

    [Fact]
    public async Task A_commit_that_goes_back_to_an_older_version_is_followed_and_the_step_back_is_told()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var place = new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" };
        git.Commit("main", (Path, Langfuse(3)));
        await console.PullAsync(actor, place);
        git.Commit("main", (Path, Langfuse(2)));

        var item = (await console.PullAsync(actor, place)).Item(Path);

        (item.Outcome, item.Version).ShouldBe((ItemOutcome.Created, 2));
        item.Reason!.ShouldStartWith("A step back: it is version 2 there, and version 3 is here as version 1.");
    }

    [Fact]
    public async Task Several_versions_in_one_import_follow_each_other_and_one_number_with_two_texts_is_asked_about()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var series = await console.ImportAsync(amara, ("prompts/a.json", Langfuse(1)), ("prompts/b.json", Langfuse(2)), ("prompts/c.json", Langfuse(3)));
        var twice = await console.ImportAsync(amara, ("prompts/a.json", Langfuse(4)), ("prompts/b.json", Langfuse(4, "Another text.")));

        series.Outcomes.Created.ShouldBe(3);
        twice.Outcomes.Unresolved.ShouldBe(2);
    }

    [Fact]
    public async Task What_waited_for_a_decision_follows_the_numbers_too()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/old.md", "Text 3 of the triage prompt."));
        await console.ImportAsync(amara, (Path, Langfuse(3)));
        await console.ImportAsync(amara, (Path, Langfuse(2)));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value;

        (await console.Get<ResolveItem>().RunAsync(waiting[0].Id, new(Resolution.NewArtifact), amara, Cancel)).Refusal.ShouldBeNull();

        (await console.NewestAsync(amara, ArtifactKind.Prompt, "prompts/triage")).From.OutsideVersion.ShouldBe("3");
    }

    [Fact]
    public async Task A_version_of_an_mlflow_registry_is_known_by_its_number_as_well()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("models/fraud.json", Mlflow(3)));

        (await console.ImportAsync(amara, ("models/fraud.json", Mlflow(2)))).Items[0].Outcome.ShouldBe(ItemOutcome.Ignored);
    }

    [Fact]
    public async Task Two_logged_models_of_one_name_are_asked_about_each_by_its_id()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, ("models/a.json", Logged("m-1")), ("models/b.json", Logged("m-2")));

        view.Item("models/a.json").Reason.ShouldBe(
            "It is the logged model m-1 and would be models/fraud, which models/b.json (the logged model m-2) of this import is too: one name, and perhaps two things.");
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value
            .ShouldAllBe(one => one.Suggestions.Count > 0);
    }

    private static string Langfuse(int number, string? text = null) =>
        $$"""{"name": "triage", "version": {{number}}, "type": "text", "prompt": "{{text ?? $"Text {number} of the triage prompt."}}", "labels": []}""";

    private static string Mlflow(int number) =>
        $$"""{"name": "fraud", "version": "{{number}}", "source": "s3://models/fraud/{{number}}", "run_id": "r{{number}}"}""";

    private static string Logged(string id) =>
        $$$"""{"model": {"info": {"model_id": "{{{id}}}", "experiment_id": "1", "name": "fraud", "artifact_uri": "s3://x/{{{id}}}" }, "data": {} } }""";
}
