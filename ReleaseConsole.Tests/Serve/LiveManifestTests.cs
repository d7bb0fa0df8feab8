using System.Diagnostics;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Serve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Serve;

public sealed class LiveManifestTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_reads_what_is_live_with_its_contents()
    {
        await using var agent = await SupportAgent.StartAsync();
        var live = agent.Console.Get<LiveManifest>();
        (await live.RunAsync(TestConsole.ProductSlug, "staging", agent.Amara, Cancel)).ShouldBeRefused("nothing-live");
        await agent.PutLiveAsync("1", "Be kind.\n");

        var found = (await live.RunAsync(TestConsole.ProductSlug, "staging", agent.Amara, Cancel)).ShouldSucceed();

        found.Release.ShouldBe("1");
        found.Manifest.ShouldBe((await agent.Console.EnvironmentAsync("staging")).LiveManifest!.Value);
        found.Artifacts.Single(one => one.Path == "prompts/triage").Content.ShouldBe("Be kind.\n");
    }

    [Fact]
    public async Task A_dollar_in_single_quotes_reaches_the_application_as_the_dollar_it_is()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ImportAsync(
            agent.Amara, ("prompts/triage.md", "Be kind.\n"), ("settings/.env", "GREETING='Dear ${name}'\nPRICE='$0.00'\n"),
            ("settings/.env.staging", "GREETING='Hello ${name}'\n"),
            ("release.yaml", "version: '1'\nartifacts:\n  - prompts/triage.md\n  - settings/.env\n"));
        (await agent.DeployAsync(await agent.ApproveAsync(await agent.ProposeAsync("1", "staging")))).ShouldSucceed();
        await agent.CarryOutAsync();

        var found = (await agent.Console.Get<LiveManifest>().RunAsync(TestConsole.ProductSlug, "staging", agent.Amara, Cancel))
            .ShouldSucceed();

        found.Artifacts.Single(one => one.Kind == ArtifactKind.Settings).Content!.ToString().ShouldBe(
            """{"base":{"GREETING":"Dear ${name}","PRICE":"$0.00"},"overlays":{"staging":{"GREETING":"Hello ${name}"}}}""");
    }

    [Fact]
    public async Task Who_waits_hears_the_next_release_at_once()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        var known = (await agent.Console.EnvironmentAsync("staging")).LiveManifest;
        var started = Stopwatch.GetTimestamp();

        var waiting = agent.Console.Get<LiveManifest>().WaitAsync(TestConsole.ProductSlug, "staging", known, Long, agent.Amara, Cancel);
        await agent.PutLiveAsync("2", "Be brief.\n");

        (await waiting).ShouldSucceed().Release.ShouldBe("2");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Long);
    }

    [Fact]
    public async Task Who_waits_with_an_old_digest_is_answered_without_waiting_and_who_waits_in_vain_is_answered_the_same()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        var first = (await agent.Console.EnvironmentAsync("staging")).LiveManifest;
        await agent.PutLiveAsync("2", "Be brief.\n");
        var second = (await agent.Console.EnvironmentAsync("staging")).LiveManifest;
        var live = agent.Console.Get<LiveManifest>();

        (await live.WaitAsync(TestConsole.ProductSlug, "staging", first, Long, agent.Amara, Cancel))
            .ShouldSucceed().Manifest.ShouldBe(second!.Value);
        (await live.WaitAsync(TestConsole.ProductSlug, "staging", second, TimeSpan.FromMilliseconds(50), agent.Amara, Cancel))
            .ShouldSucceed()
            .Manifest.ShouldBe(second.Value);
    }

    [Fact]
    public async Task What_is_live_is_not_told_to_another_tenant()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        var stranger = await agent.Console.PersonInAsync(
            await agent.Console.AddTenantAsync("other", Cancel), "Stranger", (Role.Viewer, null));

        Result<LiveRelease> answer = await agent.Console.Get<LiveManifest>().RunAsync(TestConsole.ProductSlug, "staging", stranger, Cancel);

        answer.ShouldBeRefused("nothing-live");
    }
}
