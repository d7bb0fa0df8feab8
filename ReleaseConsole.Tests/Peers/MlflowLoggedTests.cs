using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>Models that were logged in MLflow 3 and never registered come too, by their ids and under their experiment.</summary>
public sealed class MlflowLoggedTests
{
    private const string Search = "/api/2.0/mlflow/logged-models/search";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_models_that_no_version_was_made_of_are_taken_oldest_first_by_their_ids()
    {
        await using var at = await GivenAsync();
        var view = await at.Console.PullAsync(at.Actor, at.Place);
        at.Server.Complaints.ShouldBeEmpty();
        var versions = await at.Console.VersionsAsync(at.Actor, ArtifactKind.Model, "models/support-agent/agent");
        versions.Select(one => (one.From.OutsideId, one.From.OutsideVersion))
            .ShouldBe([("mlflow:experiments/42/agent", "m-c"), ("mlflow:experiments/42/agent", "m-a")]);
        (await at.Console.NewestAsync(at.Actor, ArtifactKind.Model, "models/Users/jo~40example.com/support/agent")).From.OutsideVersion
            .ShouldBe("m-e");
        var pending = view.Item("models/experiment-42/agent/v0003.json");
        (pending.Outcome, pending.Reason).ShouldBe((ItemOutcome.Ignored, "MLflow says LOGGED_MODEL_PENDING of m-d."));
        view.Items.Count(item => item.SourcePath.StartsWith("models/experiment-", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task A_second_pull_takes_only_what_is_new_and_never_an_older_one_over_a_newer()
    {
        await using var at = await GivenAsync();
        await at.Console.PullAsync(at.Actor, at.Place);
        (await at.Console.PullAsync(at.Actor, at.Place)).Outcomes.Created.ShouldBe(0);

        at.Server.Experiments.Log("m-late", "42", "agent", minute: 2);
        at.Server.Experiments.Log("m-new", "42", "agent", minute: 9);
        var view = await at.Console.PullAsync(at.Actor, at.Place);
        view.Outcomes.Created.ShouldBe(1);
        view.Item("models/experiment-42/agent/v0002.json").Reason
            .ShouldBe("m-late is older than m-c, which is here, and is not put over it.");
        (await at.Console.NewestAsync(at.Actor, ArtifactKind.Model, "models/support-agent/agent")).From.OutsideVersion.ShouldBe("m-new");
    }

    [Fact]
    public async Task A_busy_search_is_asked_again_and_a_closed_one_is_told_while_the_registry_is_taken()
    {
        await using var at = await GivenAsync();
        at.Server.Instead[Search] = 429;
        (await at.Console.PullAsync(at.Actor, at.Place)).Items.Count(item => item.SourcePath.Contains("experiment-42")).ShouldBe(3);

        at.Server.Instead["/api/2.0/mlflow/experiments/search"] = 403;
        var view = await at.Console.PullAsync(at.Actor, at.Place);
        view.Item("experiments.json").Code.ShouldBe("source-refused-us");
        view.Items.ShouldContain(item => item.SourcePath.StartsWith("models/router/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_without_an_end_is_left_after_a_bounded_number_of_pages()
    {
        await using var at = await GivenAsync();
        at.Server.Experiments.IsEndless = true;
        var view = await at.Console.PullAsync(at.Actor, at.Place);
        view.Item("experiments.json").Code.ShouldBe("too-many-logged");
        at.Server.Experiments.Pages.ShouldBe(200);
    }

    [Fact]
    public async Task A_pull_by_alias_takes_none_and_a_registry_before_them_has_none()
    {
        await using var at = await GivenAsync();
        (await at.Console.PullAsync(at.Actor, at.Place with { Label = "champion" })).Items
            .ShouldNotContain(item => item.SourcePath.Contains("experiment-"));
        at.Server.Experiments.Pages.ShouldBe(0);
        at.Server.Instead[Search] = 404;
        (await at.Console.PullAsync(at.Actor, at.Place)).Items.ShouldNotContain(item => item.SourcePath.Contains("experiment"));
        at.Server.Instead["/api/2.0/mlflow/experiments/search"] = 404;
        var view = await at.Console.PullAsync(at.Actor, at.Place);
        view.Item("experiments.json").Code.ShouldBe("source-not-understood");
        view.Items.ShouldContain(item => item.SourcePath.StartsWith("models/router/", StringComparison.Ordinal));
    }

    private static async Task<Given> GivenAsync()
    {
        var (server, console) = (await MlflowServer.StartAsync(), await TestConsole.OnSqliteAsync(Cancel));
        server.Experiments.Log("m-a", "42", "agent", minute: 1);
        server.Experiments.Log("m-b", "42", "agent", minute: 3, registeredAs: "elsewhere");
        // The registry's own router 3 is made of this one.
        server.Experiments.Log("m-3", "42", "agent", minute: 4);
        server.Experiments.Log("m-c", "42", "agent", minute: 5);
        server.Experiments.Log("m-d", "42", "agent", minute: 6, status: "LOGGED_MODEL_PENDING");
        server.Experiments.Log("m-e", "7", "agent", minute: 7);
        return new Given(server, console, await console.PlatformEngineerAsync(), new SourceConnection(SourceKind.Mlflow, server.Address)
        {
            AllowsPrivateNetwork = true,
            Credential = console.Secret("mlflow", "reader:pass"),
        });
    }

    private sealed record Given(MlflowServer Server, TestConsole Console, Actor Actor, SourceConnection Place) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await Console.DisposeAsync();
        }
    }
}
