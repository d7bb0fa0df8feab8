using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

public sealed class RandomHistoryTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(11)]
    [InlineData(22)]
    [InlineData(33)]
    public async Task Whatever_people_do_in_whatever_order_the_invariants_hold_after_every_step(int seed)
    {
        await using var agent = await SupportAgent.StartAsync();
        var git = GivenGit.In(agent.Console);
        await git.ConnectAsync(agent.Console);
        var (history, invariants) = (new RandomHistory(agent, git, seed), new Invariants(agent.Console, git));
        await history.GatherAsync();

        for (var step = 0; step < Steps; step++)
        {
            await invariants.LookAsync(history.Proposals);
            await history.StepAsync();
            await invariants.HoldAsync();
        }
        await agent.CarryOutAsync();
        await invariants.HoldAsync();
        await invariants.CloseAsync();

        // A history in which nothing was applied or nothing refused would prove nothing.
        var story = await agent.Console.StoryAsync();
        story.ShouldContain(nameof(DeploymentStarted));
        story.ShouldContain(nameof(ReleaseWentLive));
        history.Refused.Distinct().Count().ShouldBeGreaterThan(2);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" ", story.CountBy(one => one).Select(one => $"{one.Key}:{one.Value}")));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" ", history.Refused.CountBy(one => one).Select(one => $"{one.Key}:{one.Value}")));
    }
}
