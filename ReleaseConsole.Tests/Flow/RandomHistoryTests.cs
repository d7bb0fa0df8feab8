using System.Collections.Concurrent;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>Long histories and what they cover together: one that never met a trouble would prove nothing about it.</summary>
public sealed class RandomHistoryTests
{
    private const int Steps = 100;
    private static readonly int[] Seeds = [22, 44, 66];

    /// <summary>Lived through one after the other while something was not met: what a seed leads to changes with every rule.</summary>
    private static readonly int[] MoreSeeds = [99, 122, 133, 55, 77];

    private static readonly string[] Met =
    [
        nameof(DeploymentStarted), nameof(ReleaseWentLive), nameof(DeploymentFailed), nameof(DeploymentInDoubt), nameof(DeploymentResumed),
        nameof(HoldPlaced), nameof(HoldLifted), nameof(WriteBackUnknown), nameof(WriteBackConflicted), nameof(WriteBackReplayed),
        nameof(DriftFound), nameof(DriftGone), nameof(DriftAdopted), nameof(DriftReverting), nameof(DriftAccepted), nameof(ProposalClosed),
        "PolicyAdopted", "RoleRevoked", nameof(ConditionMet),
    ];

    private static readonly string[] RefusedOnce =
        ["not-approved", "deployment-running", "held", "proposal-stale", "contributor-cannot-approve", "lane-not-held", "unknown-proposal",
        "conditions-open", "condition-met-already"];

    [Fact]
    public async Task Whatever_people_do_in_whatever_order_the_invariants_hold_after_every_step()
    {
        var (story, refused) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await Task.WhenAll(
            Seeds.Select(
                seed => Task.Run(() => LiveThroughAsync(seed, isOneMore: false, story, refused), TestContext.Current.CancellationToken)));

        foreach (var seed in MoreSeeds)
            if (Met.Except(story).Any() || RefusedOnce.Except(refused).Any())
                await LiveThroughAsync(seed, isOneMore: true, story, refused);

        TestContext.Current.TestOutputHelper?.WriteLine(Counted(story));
        TestContext.Current.TestOutputHelper?.WriteLine(Counted(refused));
        Met.Except(story).ShouldBeEmpty("no history met these");
        RefusedOnce.Except(refused).ShouldBeEmpty("no history was refused these");
    }

    private static async Task LiveThroughAsync(int seed, bool isOneMore, ConcurrentBag<string> story, ConcurrentBag<string> refused)
    {
        await using var agent = await SupportAgent.StartAsync();
        var git = GivenGit.In(agent.Console);
        await git.ConnectAsync(agent.Console);
        var others = await agent.Console.AddTenantAsync("other", TestContext.Current.CancellationToken);
        var stranger = await agent.Console.PersonInAsync(others, "Sten", (Role.Admin, null), (Role.ReleaseManager, null));
        var (history, invariants) =
            (new RandomHistory(agent, git, stranger, seed) { WritesOver = isOneMore }, new Invariants(agent.Console, git, others));
        await history.GatherAsync();
        await invariants.HoldAsync();

        var trail = new List<string>();
        for (var step = 0; step < Steps; step++)
            await NamedAsync(seed, step, async () =>
            {
                await invariants.LookAsync();
                trail.Add(await history.StepAsync(step));
                await NamedAsync(seed, step, invariants.HoldAsync, trail[^1]);
            });
        await NamedAsync(seed, Steps, async () =>
        {
            agent.Console.Clock.Advance(TimeSpan.FromMinutes(5));
            for (var round = 0; round < 4; round++)
                await agent.CarryOutAsync();
            await invariants.HoldAsync();
            await invariants.CloseAsync();
            if (!isOneMore)
                await GotSomewhereAsync(
                    agent, $"{string.Join(", ", trail)}; refused {Counted(history.Refused)}; {Counted(await agent.Console.StoryAsync())}");
        });
        foreach (var entry in await agent.Console.StoryAsync())
            story.Add(entry);
        foreach (var code in history.Refused)
            refused.Add(code);
    }

    private static async Task GotSomewhereAsync(SupportAgent agent, string trail)
    {
        var proposals = (await agent.Console.AllAsync<Proposal>()).ToDictionary(one => one.Id);
        var finished = (await agent.Console.AllAsync<Deployment>()).Where(one => one.State == DeploymentState.Succeeded).ToList();
        finished.Count.ShouldBeGreaterThanOrEqualTo(3, $"finished deployments after {trail}");
        finished.Count(one => proposals[one.ProposalId].Kind == ProposalKind.Rollback)
            .ShouldBeGreaterThanOrEqualTo(1, $"finished rollbacks after {trail}");
    }

    /// <summary>Whatever fails says where to look: the same seed takes the same steps again.</summary>
    private static async Task NamedAsync(int seed, int step, Func<Task> act, string? after = null)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is not OperationCanceledException
            && !fault.Message.StartsWith("Seed ", StringComparison.Ordinal))
        {
            throw new ShouldAssertException($"Seed {seed}, step {step}{(after is null ? "" : $" ({after})")}: {fault.Message}", fault);
        }
    }

    private static string Counted(IEnumerable<string> words) =>
        string.Join(" ", words.CountBy(one => one).OrderByDescending(one => one.Value).Select(one => $"{one.Key}:{one.Value}"));
}
