using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.RollBack;

/// <summary>What going back does not undo, counted from what is stored since the release went live.</summary>
public sealed class DoneSinceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_to_a_target_that_takes_nothing_back_are_counted_since_this_release_and_for_how_long()
    {
        await using var agent = await SupportAgent.StartAsync();
        await using var receiver = await GivenReceiver.StartAsync(200);
        await receiver.ConnectAsync(agent.Console);
        await agent.PutLiveAsync("1", "Be kind.\n");
        agent.Console.Clock.Advance(TimeSpan.FromDays(9));
        await agent.PutLiveAsync("2", "Be rude.\n");
        receiver.Requests.Count.ShouldBe(2);
        agent.Console.Clock.Advance(TimeSpan.FromDays(3));

        var done = await DoneAsync(agent);

        done.Select(line => line.Count).ShouldBe([null, 1]);
        done[0].What.ShouldBe("2 has been live in staging. What it answered or did there stays.");
        done[1].What.ShouldBe("message reached receiver, which takes nothing back. What it did with it stays.");
        done.ShouldAllBe(line => (line.Until - line.Since).Days == 3);
    }

    [Fact]
    public async Task A_message_without_an_answer_may_have_arrived()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        await using var receiver = await GivenReceiver.StartAsync(GivenReceiver.HangUp, 200);
        await receiver.ConnectAsync(agent.Console);
        await agent.PutLiveAsync("2", "Be rude.\n");
        agent.Console.Clock.Advance(TimeSpan.FromHours(1));
        await agent.CarryOutAsync();

        (await DoneAsync(agent)).Select(line => line.What).ShouldContain("message to receiver got no answer and may have arrived.");
    }

    [Fact]
    public async Task What_is_written_to_a_target_that_is_read_back_is_written_over_and_not_counted()
    {
        await using var agent = await SupportAgent.StartAsync();
        await GivenGit.In(agent.Console).ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be rude.\n");

        (await DoneAsync(agent)).ShouldHaveSingleItem().Count.ShouldBeNull();
    }

    [Fact]
    public async Task Evaluations_that_were_recorded_since_are_counted_and_earlier_ones_are_not()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be rude.\n");
        agent.Console.Clock.Advance(TimeSpan.FromHours(2));
        (await DoneAsync(agent)).ShouldHaveSingleItem();

        await agent.Console.ImportAsync(agent.Amara, Importing.Sample("2026.11.1"));
        agent.Console.Clock.Advance(TimeSpan.FromHours(1));

        var recorded = (await DoneAsync(agent))[^1];
        recorded.Count.ShouldNotBeNull().ShouldBeGreaterThan(0);
        recorded.What.ShouldContain("recorded since");
        (recorded.Until - recorded.Since).ShouldBe(TimeSpan.FromHours(1));
    }

    private static async Task<IReadOnlyList<DoneLine>> DoneAsync(SupportAgent agent) =>
        (await agent.Console.Get<PlanRollback>().RunAsync(TestConsole.ProductSlug, "staging", "1", agent.David, Cancel))
            .ShouldSucceed().Plan!.Done;
}
