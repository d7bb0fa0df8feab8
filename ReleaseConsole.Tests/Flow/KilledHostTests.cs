using System.Text.Json.Nodes;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>The real host is killed without warning and started again; what it was doing is finished once.</summary>
public sealed class KilledHostTests(PostgresServer server)
{
    private const string Branch = "release/development";
    private const string Development = "/products/support-agent/environments/development";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_killed_while_it_pushes_ends_with_one_commit_and_a_live_environment_without_waiting_for_a_lease(bool pushGoesOn)
    {
        await using var console = await RunningConsole.StartAsync();
        var git = GivenGit.In(console.DataDirectory);
        var gate = Gate(git);
        var (manager, auditor) = (await console.KeyAsync("release-manager"), await console.KeyAsync("auditor"));
        await ConnectAsync(console, "git", git.Remote, secret: null);
        var proposal = await ApprovedAsync(console, manager);

        var made = await console.PostAsync(manager, $"/proposals/{Id(proposal)}/deployment");
        await RunningConsole.UntilAsync(() => Task.FromResult(File.Exists(gate + ".reached")));
        await console.KillAsync(withChildren: !pushGoesOn);
        if (!pushGoesOn)
            await File.WriteAllTextAsync(gate, "", Cancel);

        await console.StartAgainAsync();
        if (pushGoesOn)
        {
            // The push outlived its host: it is still under way, so nobody takes it over, and no other deployment begins.
            (await StateAsync(console, manager, made)).ShouldBe("running");
            Commits(git).ShouldBe(0);
            await File.WriteAllTextAsync(gate, "", Cancel);
        }
        await RunningConsole.UntilAsync(async () => await StateAsync(console, manager, made) == "succeeded");

        Commits(git).ShouldBe(1);
        var push = await StepAsync(console, manager, made);
        (await console.EntriesAsync(auditor, "WriteBackIntended", $"delivery:{Id(push)}")).ShouldBe(pushGoesOn ? 1 : 2);
        (await console.EntriesAsync(auditor, "WriteBackUnknown", $"delivery:{Id(push)}")).ShouldBe(1);
        git.Of("log", "--format=%(trailers:key=Release-Console-Delivery,valueonly)", Branch)
            .Trim().ShouldBe(push["key"]!.GetValue<string>());
        await IsLiveAsync(console, manager, proposal);
    }

    [Fact]
    public async Task A_host_killed_while_a_receiver_is_silent_calls_it_once_and_a_person_says_what_came_of_it()
    {
        await using var receiver = await GivenReceiver.StartAsync(GivenReceiver.Silence, 204);
        await using var console = await RunningConsole.StartAsync();
        var manager = await console.KeyAsync("release-manager");
        Directory.CreateDirectory(Path.Combine(console.DataDirectory, "secrets"));
        await File.WriteAllTextAsync(Path.Combine(console.DataDirectory, "secrets", "hook"), GivenReceiver.SecretValue, Cancel);
        await ConnectAsync(console, "webhook", receiver.Address + "/hook", "file:hook");
        var made = await console.PostAsync(manager, $"/proposals/{Id(await ApprovedAsync(console, manager))}/deployment");
        await RunningConsole.UntilAsync(() => Task.FromResult(receiver.Requests.Count == 1));

        await console.KillAsync();
        await console.StartAgainAsync();
        await RunningConsole.UntilAsync(async () => await StateAsync(console, manager, made) == "unknown");

        receiver.Requests.Count.ShouldBe(1);
        var call = await StepAsync(console, manager, made);
        await console.PostAsync(manager, $"/deliveries/{Id(call)}/settlement", new { arrived = true, note = "It is in their log." });
        (await StateAsync(console, manager, made)).ShouldBe("succeeded");
        receiver.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_was_acknowledged_before_the_host_was_killed_counts_and_what_was_cut_off_is_whole_or_not_there(DatabaseProvider provider)
    {
        await using var console = await RunningConsole.StartAsync(
            provider == DatabaseProvider.PostgreSql ? await server.DatabaseAsync(Cancel) : null);
        var manager = await console.KeyAsync("release-manager");
        var proposal = await ProposeAsync(console, manager);
        var lanes = Lanes(proposal);
        var keys = new List<string>();
        foreach (var lane in lanes)
            keys.Add(await console.KeyAsync("reviewer", lane));
        lanes.Length.ShouldBeGreaterThan(1);
        await SignAsync(console, proposal, lanes[0], keys[0]);

        var cutOff = SignAsync(console, proposal, lanes[1], keys[1]);
        await console.KillAsync();
        await Task.WhenAny(cutOff);
        await console.StartAgainAsync();

        var found = (await console.GetAsync(manager, $"/proposals/{Id(proposal)}"))["decisions"]!.AsArray();
        found.Count.ShouldBeInRange(1, 2);
        for (var lane = 0; lane < lanes.Length; lane++)
            await SignAsync(console, proposal, lanes[lane], keys[lane]);
        var signed = await console.GetAsync(manager, $"/proposals/{Id(proposal)}");
        (signed["decisions"]!.AsArray().Count, signed["digest"]!.GetValue<string>())
            .ShouldBe((lanes.Length, proposal["digest"]!.GetValue<string>()));

        // The deployment is acknowledged and the host killed before anybody could plan it: the next start carries it out.
        var made = await console.PostAsync(manager, $"/proposals/{Id(proposal)}/deployment");
        await console.KillAsync();
        await console.StartAgainAsync();
        await RunningConsole.UntilAsync(async () => await StateAsync(console, manager, made) == "succeeded");
        await IsLiveAsync(console, manager, proposal);
        JsonNode.Parse(await console.VerbAsync("audit", "verify", "--json"))!["ok"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_import_that_was_taken_in_before_the_host_was_killed_is_finished_by_the_next_start()
    {
        await using var console = await RunningConsole.StartAsync();
        var engineer = await console.KeyAsync("prompt-engineer");
        const int Files = 1200;
        var import = await console.ImportAsync(
            engineer, "support-agent", Enumerable.Range(0, Files).Select(at => ($"prompts/p{at:D4}.md", $"Prompt number {at}.")));

        await console.KillAsync();
        await console.StartAgainAsync();
        JsonNode shown = import;
        await RunningConsole.UntilAsync(async () =>
            (shown = await console.GetAsync(engineer, $"/imports/{Id(import)}"))["state"]!.GetValue<string>() is "finished" or "failed");

        shown["state"]!.GetValue<string>().ShouldBe("finished");
        (shown["done"]!.GetValue<int>(), shown["outcomes"]!["created"]!.GetValue<int>()).ShouldBe((Files, Files));
    }

    /// <summary>The remote says that a push has reached it, and takes it when the file that is answered here exists.</summary>
    private static string Gate(GivenGit git)
    {
        var gate = Path.Combine(git.Remote, "gate");
        var hook = Path.Combine(git.Remote, "hooks", "pre-receive");
        File.WriteAllText(hook, $"#!/bin/sh\ntouch '{gate}.reached'\nwhile [ ! -e '{gate}' ]; do sleep 0.1; done\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return gate;
    }

    private static int Commits(GivenGit git) =>
        git.Of("for-each-ref", "refs/heads").Length == 0 ? 0 : int.Parse(git.Of("rev-list", "--count", Branch), null);

    private static Task<JsonNode> ProposeAsync(RunningConsole console, string manager) => console.PostAsync(
        manager, "/products/support-agent/proposals", new { release = "2026.10.3", environment = "development", note = "The first." });

    private static async Task<JsonNode> ApprovedAsync(RunningConsole console, string manager)
    {
        var proposal = await ProposeAsync(console, manager);
        foreach (var lane in Lanes(proposal))
            await SignAsync(console, proposal, lane, await console.KeyAsync("reviewer", lane));
        return proposal;
    }

    private static async Task ConnectAsync(RunningConsole console, string kind, string address, string? secret) => await console.PostAsync(
        await console.KeyAsync("admin"), "/products/support-agent/targets",
        new { name = "outside", kind, address, environment = "development", secret, allowsPrivateNetwork = true });

    private static async Task<string> StateAsync(RunningConsole console, string key, JsonNode made) =>
        (await DeploymentAsync(console, key, made))["state"]!.GetValue<string>();

    /// <summary>What the deployment does to the connection of this test; the demo workspace has one of its own.</summary>
    private static async Task<JsonNode> StepAsync(RunningConsole console, string key, JsonNode made) =>
        (await DeploymentAsync(console, key, made))["steps"]!.AsArray().Single(step => step!["target"]!.GetValue<string>() == "outside")!;

    private static async Task IsLiveAsync(RunningConsole console, string key, JsonNode proposal) =>
        (await console.GetAsync(key, $"{Development}/live"))["manifest"]!.GetValue<string>().ShouldBe(
            proposal["manifest"]!.GetValue<string>());

    private static Task<JsonNode> SignAsync(RunningConsole console, JsonNode proposal, string lane, string key) => console.PostAsync(
        key, $"/proposals/{Id(proposal)}/decisions",
        new { digest = proposal["digest"]!.GetValue<string>(), meaning = "approved", lane, comment = "Looked at every change." });

    private static Task<JsonNode> DeploymentAsync(RunningConsole console, string key, JsonNode made) =>
        console.GetAsync(key, $"/deployments/{Id(made)}");

    private static string Id(JsonNode node) => node["id"]!.GetValue<string>();

    private static string[] Lanes(JsonNode proposal) =>
        [.. proposal["requirements"]!.AsArray().Select(one => one!["lane"]?.GetValue<string>()).OfType<string>()];
}
