using System.Text;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Core.WriteBack.Git;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.WriteBack;

public sealed class GitWriteBackTests
{
    private const string Branch = "release/production";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deployment_is_one_commit_of_the_pinned_files_and_goes_live_when_it_was_read_back()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var release = await console.ReleaseAsync("2026.11.0", "Be kind.\n");

        var deployment = await console.StartAsync(release, "production");
        await RunAsync(console);

        git.Show(Branch, "prompts/triage.md").ShouldBe("Be kind.\n");
        git.Show(Branch, "models/default.json").ShouldContain("\n  \"model\": \"gpt-4.1-mini\"");
        CanonicalJson.DigestFrom(Encoding.UTF8.GetBytes(git.Show(Branch, "manifest.json"))).Value.ShouldBe(release.ManifestDigest);
        var delivery = (await console.AllAsync<Delivery>()).Single();
        git.Of("log", "--format=%(trailers:key=Release-Console-Delivery,valueonly)", Branch).Trim().ShouldBe(delivery.Key);
        delivery.State.ShouldBe(DeliveryState.Confirmed);
        var production = await console.EnvironmentAsync("production");
        production.LiveManifest.ShouldBe(release.ManifestDigest);
        (await console.AllAsync<LiveRecord>()).Single().DeploymentId.ShouldBe(deployment.Id);
        (await console.StoryAsync()).TakeLast(5).ShouldBe(
            [nameof(DeploymentStarted), nameof(WriteBacksPlanned), nameof(WriteBackIntended), nameof(
                WriteBackConfirmed), nameof(ReleaseWentLive)]);
    }

    [Fact]
    public async Task The_commit_names_those_whose_signature_counted_when_the_deployment_began_and_nobody_else()
    {
        await using var agent = await SupportAgent.StartAsync();
        var git = GivenGit.In(agent.Console);
        await git.ConnectAsync(agent.Console);
        var proposal = await agent.ApprovedAsync("1", "Be kind.\n");
        var counted = proposal.Decisions.Select(one => one.Signer).ToList();
        foreach (var (signer, lane) in new[] { (agent.Kofi, Lane.Platform), (agent.Jonas, Lane.Mlops), (agent.Mei, Lane.Compliance) })
            if (!counted.Contains(signer.Name))
                (await agent.DecideAsync(proposal, signer, DecisionMeaning.Approved, lane)).ShouldSucceed();
        var lost = new[] { agent.Kofi, agent.Jonas, agent.Mei }.First(one => !counted.Contains(one.Name));
        await agent.RevokeAllAsync(lost.Id);

        (await agent.DeployAsync(proposal)).ShouldSucceed();
        await agent.RevokeAllAsync(agent.Priya.Id);
        await agent.CarryOutAsync();

        var message = git.Of("log", "-1", "--format=%B", "release/staging");
        message.ShouldNotContain(lost.Name);
        counted.ShouldContain(agent.Priya.Name);
        counted.ShouldAllBe(name => message.Contains(name));
    }

    [Fact]
    public async Task The_next_release_is_a_commit_on_top_and_an_equal_one_writes_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var second = await console.ReleaseAsync("2", "Be brief.\n");
        await DeployAsync(console, "1", "Be kind.\n");

        await console.StartAsync(second, "production");
        await RunAsync(console);
        await console.StartAsync(second, "production");
        await RunAsync(console);

        git.Of("rev-list", "--count", Branch).Trim().ShouldBe("2");
        git.Show(Branch, "prompts/triage.md").ShouldBe("Be brief.\n");
        (await console.AllAsync<Delivery>()).OrderBy(one => one.Id.Value).Select(one => one.State)
            .ShouldBe([DeliveryState.Confirmed, DeliveryState.Confirmed, DeliveryState.AlreadyThere]);
    }

    [Fact]
    public async Task A_branch_moved_by_hand_is_left_alone_and_the_deployment_fails_with_who_did_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var first = await DeployAsync(console, "1", "Be kind.\n");
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");

        await DeployAsync(console, "2", "Be brief.\n");

        git.Show(Branch, "prompts/triage.md").ShouldBe("Be rude.\n");
        var delivery = (await console.AllAsync<Delivery>()).OrderBy(one => one.Id.Value).Last();
        delivery.State.ShouldBe(DeliveryState.Conflict);
        delivery.Detail!.ShouldContain("Sam Hand");
        (await console.AllAsync<Deployment>()).OrderBy(one => one.Id.Value).Last().State.ShouldBe(DeploymentState.Failed);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(first.ManifestDigest);
    }

    [Fact]
    public async Task A_rollback_overwrites_a_drift_that_was_seen_before()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var first = await DeployAsync(console, "1", "Be kind.\n");
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await DeployAsync(console, "2", "Be brief.\n");

        await console.StartAsync(first, "production", ProposalKind.Rollback);
        await RunAsync(console);

        git.Show(Branch, "prompts/triage.md").ShouldBe("Be kind.\n");
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(first.ManifestDigest);
    }

    [Fact]
    public async Task A_remote_that_is_not_there_is_tried_again_later_and_nothing_is_live_meanwhile()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        Directory.Move(git.Remote, git.Remote + ".away");
        var release = await DeployAsync(console, "1", "Be kind.\n");
        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Planned);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBeNull();

        Directory.Move(git.Remote + ".away", git.Remote);
        await RunAsync(console);
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBeNull();
        console.Clock.Advance(TimeSpan.FromSeconds(5));
        await RunAsync(console);

        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(release.ManifestDigest);
    }

    [Fact]
    public async Task A_hook_that_declines_the_push_refuses_the_delivery()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        var hook = Path.Combine(git.Remote, "hooks", "pre-receive");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\necho no >&2\nexit 1\n", Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await DeployAsync(console, "1", "Be kind.\n");

        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Refused);
        (await console.AllAsync<Deployment>()).Single().State.ShouldBe(DeploymentState.Failed);
    }

    [Fact]
    public async Task A_push_that_the_forge_denies_refuses_the_delivery_in_its_words()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await using var forge = await GivenGitHttp.StartAsync(Path.GetDirectoryName(git.Remote)!);
        await git.ConnectAsync(console, address: forge.Address + "/live.git");

        await DeployAsync(console, "1", "Be kind.\n");

        var delivery = (await console.AllAsync<Delivery>()).Single();
        (delivery.State, delivery.Attempts).ShouldBe((DeliveryState.Refused, 1));
        delivery.Detail!.ShouldContain("403");
    }

    [Theory]
    [InlineData(
        "remote: Permission to acme/live.git denied to ci.\nfatal: unable to access 'https://x/': The requested URL returned error: 403",
        true)]
    [InlineData(
        "ERROR: The key you are authenticating with has been marked as read only.\nfatal: Could not read from remote repository.", true)]
    [InlineData("remote: GitLab: You are not allowed to push code to this project.\nfatal: unable to access 'https://x/'", true)]
    [InlineData("fatal: Authentication failed for 'https://x/'", true)]
    [InlineData(
        "error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502\nfatal: the remote end hung up unexpectedly", false)]
    [InlineData("fatal: unable to access 'https://x/': Could not resolve host: x", false)]
    [InlineData("no answer in 60 s", false)]
    public void Only_words_that_say_so_are_a_denial(string complaint, bool denied) =>
        (PushDenial.LineOf(complaint) is not null).ShouldBe(denied);

    [Fact]
    public async Task A_push_that_never_arrives_is_repeated_by_the_schedule_and_not_for_ever()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        await using var forge = await GivenGitHttp.StartAsync(Path.GetDirectoryName(git.Remote)!);
        (forge.TakesPushes, forge.BreaksPushes) = (true, true);
        await git.ConnectAsync(console, address: forge.Address + "/live.git");

        await DeployAsync(console, "1", "Be kind.\n");
        for (var round = 0; round < 3; round++)
            await RunAsync(console);
        forge.Pushes.ShouldBe(1, "five seconds have to pass");
        for (var day = 0; day < 25; day++)
        {
            console.Clock.Advance(TimeSpan.FromDays(1));
            await RunAsync(console);
        }

        forge.Pushes.ShouldBe(10);
        var delivery = (await console.AllAsync<Delivery>()).Single();
        (delivery.State, delivery.DueAt).ShouldBe((DeliveryState.Refused, null));
        delivery.Detail.ShouldBe("read back: it did not arrive; attempts have run out");
    }

    [Fact]
    public async Task What_could_not_be_read_back_is_refused_before_anything_is_intended()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (git, planned, job) = await GivenGit.PlannedAsync(console);

        (await Attempt(console, new GitLimits(Files: 2, Bytes: 10_000)).RunAsync(planned.Id, job, Cancel)).ShouldSucceed();

        var delivery = (await console.AllAsync<Delivery>()).Single();
        (delivery.State, delivery.Attempts).ShouldBe((DeliveryState.Refused, 0));
        delivery.Detail!.ShouldStartWith("3 files of ");
        git.Of("for-each-ref").ShouldBeEmpty();
        (await console.StoryAsync()).ShouldNotContain(nameof(WriteBackIntended));
    }

    [Fact]
    public void What_fits_by_number_may_be_too_large_by_bytes()
    {
        new GitLimits(3, 100).WhyNot(3, 100).ShouldBeNull();
        new GitLimits(3, 100).WhyNot(3, 101).ShouldBe(
            "3 files of 101 bytes are more than can be read back from a branch: 3 files, 100 bytes");
    }

    [Fact]
    public async Task A_branch_whose_contents_cannot_be_read_cannot_be_told()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = GivenGit.In(console);
        var target = await git.ConnectAsync(console);
        await DeployAsync(console, "1", "Be kind.\n");
        var blob = git.Of("rev-parse", $"{Branch}:prompts/triage.md").Trim();
        File.Delete(
            Path.Combine(
                console.DataDirectory, "targets", target.Id.Value.ToString("n"), "repository.git", "objects", blob[..2], blob[2..]));

        var seen = await console.Get<IEnumerable<IConnector>>().First(one => one.Kind == TargetKind.Git)
            .ReadAsync(target, new Place(TestConsole.ProductSlug, "production"), Cancel);

        seen.CouldRead.ShouldBeFalse();
        seen.Detail.ShouldStartWith("git ");
    }

    [Fact]
    public async Task An_environment_without_connections_goes_live_at_once()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var release = await DeployAsync(console, "1", "Be kind.\n");
        (await console.EnvironmentAsync("production")).LiveManifest.ShouldBe(release.ManifestDigest);
    }

    private static AttemptDelivery Attempt(TestConsole console, GitLimits limits) => new(
        console.Contexts, [new GitConnector(console.Get<StorageOptions>(), console.Get<GitRemotes>(), limits)],
        console.Get<SendingHost>(), console.Clock);

    private static async Task<Core.Releases.Release> DeployAsync(TestConsole console, string version, string prompt)
    {
        var release = await console.ReleaseAsync(version, prompt);
        await console.StartAsync(release, "production");
        await RunAsync(console);
        return release;
    }

    private static Task<int> RunAsync(TestConsole console) => console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
}
