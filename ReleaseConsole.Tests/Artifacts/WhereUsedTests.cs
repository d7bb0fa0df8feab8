using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

/// <summary>Which releases and environments hold an artifact, asked before it is edited and while a change of it is reviewed.</summary>
public sealed class WhereUsedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_live_stands_before_what_is_newer_and_the_rest_is_counted()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1.0", "Be kind.\n");
        foreach (var version in new[] { "1.1", "1.2", "1.3" })
        {
            agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
            await agent.Console.ReleaseAsync(version, $"Be kind, {version}.\n");
        }
        var path = (await agent.Console.Get<ArtifactList>()
            .RunAsync(TestConsole.ProductSlug, new ArtifactFilter(ArtifactKind.Prompt), agent.Priya, Cancel))
            .Value.Rows[0].Path;

        var used = (await agent.Console.Get<WhereUsed>()
            .RunAsync(TestConsole.ProductSlug, ArtifactKind.Prompt, path, 2, agent.Priya, Cancel)).ShouldSucceed();
        used.Releases.ShouldBe(4);
        used.Live.ShouldHaveSingleItem().Environment.ShouldBe("staging");
        used.First.Select(one => (one.Release, one.Version, string.Join(",", one.LiveIn)))
            .ShouldBe([("1.0", 1, "staging"), ("1.3", 4, "")]);
    }

    [Fact]
    public async Task An_artifact_that_no_release_holds_is_used_nowhere()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ImportAsync(agent.Amara, ("prompts/alone.md", "Be kind."));
        var used = (await agent.Console.Get<WhereUsed>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Prompt, "prompts/alone", 5, agent.Priya, Cancel)).ShouldSucceed();
        (used.Releases, used.Live.Count, used.First.Count).ShouldBe((0, 0, 0));
    }
}
