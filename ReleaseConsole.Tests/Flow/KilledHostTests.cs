using System.Text.Json.Nodes;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>The real host is killed without warning and started again; what it was doing is finished once.</summary>
public sealed class KilledHostTests
{
    private const string Branch = "release/development";
    private const string Development = "/products/support-agent/environments/development";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_killed_while_it_pushes_ends_with_one_commit_and_a_live_environment(bool pushGoesOn)
    {
        await using var console = await RunningConsole.StartAsync();
        var git = GivenGit.In(console.DataDirectory);
        var gate = Gate(git);
        var (manager, admin) = (await console.KeyAsync("release-manager"), await console.KeyAsync("admin"));
        await console.PostAsync(admin, "/products/support-agent/targets", new
        {
            name = "live repository", kind = "git", address = git.Remote, environment = "development", allowsPrivateNetwork = true,
        });
        var proposal = await ProposeAsync(console, manager);
        await SignAsync(console, proposal, Lanes(proposal));

        var made = await console.PostAsync(manager, $"/proposals/{Id(proposal)}/deployment");
        await RunningConsole.UntilAsync(() => Task.FromResult(File.Exists(gate + ".reached")));
        (await DeploymentAsync(console, manager, made))["state"]!.GetValue<string>().ShouldBe("running");
        await console.KillAsync(withChildren: !pushGoesOn);
        await File.WriteAllTextAsync(gate, "", TestContext.Current.CancellationToken);
        if (pushGoesOn)
            await RunningConsole.UntilAsync(() => Task.FromResult(Commits(git) == 1));
        else
            Commits(git).ShouldBe(0);

        await console.EndLeasesAsync();
        await console.StartAgainAsync();
        await RunningConsole.UntilAsync(async () => (await DeploymentAsync(console, manager, made))["state"]!.GetValue<string>() == "succeeded");

        Commits(git).ShouldBe(1);
        var keys = (await DeploymentAsync(console, manager, made))["steps"]!.AsArray().Select(step => step!["key"]!.GetValue<string>());
        keys.ShouldContain(git.Of("log", "--format=%(trailers:key=Release-Console-Delivery,valueonly)", Branch).Trim());
        (await console.GetAsync(manager, $"{Development}/live"))["manifest"]!.GetValue<string>().ShouldBe(proposal["manifest"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_signed_before_the_host_was_killed_counts_after_it_and_counts_once()
    {
        await using var console = await RunningConsole.StartAsync();
        var manager = await console.KeyAsync("release-manager");
        var proposal = await ProposeAsync(console, manager);
        var lanes = Lanes(proposal);
        var first = await console.KeyAsync("reviewer", lanes[0]);
        await SignAsync(console, proposal, lanes[0], first);

        await console.KillAsync();
        await console.StartAgainAsync();
        var after = await SignAsync(console, proposal, lanes[0], first);
        after["decisions"]!.AsArray().Count.ShouldBe(1);
        after["digest"]!.GetValue<string>().ShouldBe(proposal["digest"]!.GetValue<string>());
        await SignAsync(console, proposal, lanes[1..]);

        await console.PostAsync(manager, $"/proposals/{Id(proposal)}/deployment");
        await RunningConsole.UntilAsync(async () =>
            (await console.GetAsync(manager, $"/proposals/{Id(proposal)}"))["state"]!.GetValue<string>() == "applied");
        (await console.GetAsync(manager, $"{Development}/live"))["manifest"]!.GetValue<string>().ShouldBe(proposal["manifest"]!.GetValue<string>());
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

    private static async Task SignAsync(RunningConsole console, JsonNode proposal, string[] lanes)
    {
        foreach (var lane in lanes)
            await SignAsync(console, proposal, lane, await console.KeyAsync("reviewer", lane));
    }

    private static Task<JsonNode> SignAsync(RunningConsole console, JsonNode proposal, string lane, string key) => console.PostAsync(
        key, $"/proposals/{Id(proposal)}/decisions",
        new { digest = proposal["digest"]!.GetValue<string>(), meaning = "approved", lane, comment = "Looked at every change." });

    private static Task<JsonNode> DeploymentAsync(RunningConsole console, string key, JsonNode made) =>
        console.GetAsync(key, $"/deployments/{Id(made)}");

    private static string Id(JsonNode node) => node["id"]!.GetValue<string>();

    private static string[] Lanes(JsonNode proposal) =>
        [.. proposal["requirements"]!.AsArray().Select(one => one!["lane"]?.GetValue<string>()).OfType<string>()];
}
