using ReleaseConsole.Core;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>
/// People who do allowed and forbidden things in an order that the seed decides; a refusal is an outcome like any other. Half of the
/// steps push on what is nearest to being live, so that histories get somewhere; the other half is anything.
/// </summary>
internal sealed class RandomHistory
{
    private readonly SupportAgent _agent;
    private readonly RandomCourse _course;
    private readonly RandomAuthors _authors;
    private readonly RandomSigners _signers;
    private readonly RandomOperators _operators;
    private readonly RandomTroubles _troubles;

    public RandomHistory(SupportAgent agent, GivenGit git, Actor stranger, int seed)
    {
        (_agent, _course, _troubles) = (agent, new RandomCourse(agent, seed), new RandomTroubles(agent, git, stranger));
        (_authors, _signers, _operators) =
            (new RandomAuthors(agent, _course), new RandomSigners(agent, _course), new RandomOperators(agent, _course));
    }

    /// <inheritdoc cref="RandomTroubles.WritesOver"/>
    public bool WritesOver { init => _troubles.WritesOver = value; }

    /// <inheritdoc cref="RandomCourse.Refused"/>
    public List<string> Refused => _course.Refused;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestConsole Console => _agent.Console;

    public async Task GatherAsync()
    {
        await _course.GatherAsync();
        await _authors.FreezeAsync();
        await _authors.ProposeAsync();
    }

    /// <summary>One step; what it draws depends on seed and step alone, so that a step can be looked at again.</summary>
    public async Task<string> StepAsync(int step)
    {
        var random = _troubles.Random = _course.Begin(step);
        Console.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 60)));
        if (random.Next(5) < 2)
            return await PushOnAsync();
        var (name, act) = random.Next(100) switch
        {
            < 4 => ("freeze", (Func<Task>)_authors.FreezeAsync),
            < 10 => ("propose", _authors.ProposeAsync),
            < 18 => ("sign", _signers.SignAsync),
            < 21 => ("sign all", () => _signers.SignAllAsync(_course.Recent())),
            < 28 => ("deploy", _operators.DeployAsync),
            < 33 => ("roll back", _operators.RollBackAsync),
            < 38 => ("change access", _signers.ChangeAccessAsync),
            < 42 => ("adopt policy", _signers.AdoptPolicyAsync),
            < 46 => ("propose again", _authors.ProposeAgainAsync),
            < 50 => ("close", _authors.CloseAsync),
            < 54 => ("hold", _operators.HoldAsync),
            < 56 => ("lift", _operators.LiftAsync),
            < 58 => ("checkpoint", _operators.CheckpointAsync),
            < 66 => ("edit by hand", _troubles.EditByHandAsync),
            < 69 => ("say met", () => _signers.SayMetAsync(_course.Recent())),
            < 82 => ("resolve drift", async () => _course.Note(await _troubles.ResolveDriftAsync(_agent.David))),
            < 91 => ("kill", _troubles.KillAsync),
            < 98 => ("replay", async () => _course.Note(await _troubles.ReplayAsync(_agent.David))),
            _ => ("stranger", async () => Refused.AddRange(await _troubles.StrangerAsync(_course.Recent()))),
        };
        await act();
        return name;
    }

    /// <summary>What would be done next to get something live, or back.</summary>
    private async Task<string> PushOnAsync()
    {
        if (await _troubles.HasWorkAsync())
        {
            if (_course.Random.Next(4) == 0)
                await _troubles.KillAsync();
            else if (_course.Random.Next(4) == 0)
                Console.Clock.Advance(TimeSpan.FromMinutes(5));
            await _agent.CarryOutAsync();
            return "carry out";
        }
        if (await _troubles.IsStuckAsync() && _course.Random.Next(3) > 0)
        {
            _course.Note(await _troubles.RepairAsync(_agent.David));
            return "repair";
        }
        foreach (var proposal in Enumerable.Reverse(_course.Proposals).Take(5))
        {
            var shown = (await Console.Get<ProposalView>().RunAsync(proposal.Id, _agent.David, Cancel)).ShouldSucceed();
            if (shown.State == StandingState.Approved && await _agent.DeployAsync(proposal) is var deployed)
            {
                if (deployed.Refusal is { Code: "held" })
                    await _operators.LiftAsync();
                _course.Note(deployed);
                return "deploy approved";
            }
            if (shown is { State: StandingState.Open, Conditions.Count: > 0 } && _course.Random.Next(5) > 0)
            {
                // Whoever cannot wait tries it first: that must not be enough.
                _course.Note(await _agent.DeployAsync(proposal));
                await _signers.SayMetAsync(proposal);
                return "say met";
            }
            if (shown.State is (StandingState.Open or StandingState.ChangesRequested) && _course.Random.Next(3) > 0)
            {
                await _signers.SignAllAsync(proposal);
                return "sign open";
            }
        }
        await (_course.Random.Next(5) < 2 ? _operators.RollBackAsync() : _authors.NextReleaseAsync());
        return "begin again";
    }
}
