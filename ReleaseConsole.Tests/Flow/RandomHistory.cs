using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>People who do allowed and forbidden things in an order that the seed decides; a refusal is an outcome like any other.</summary>
internal sealed class RandomHistory(SupportAgent agent, GivenGit git, int seed)
{
    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();
    private static readonly string[] Environments = ["development", "staging", "staging", "production"];
    private readonly Random _random = new(seed);
    private readonly List<ProposalShown> _proposals = [];
    private readonly List<string> _releases = [];
    private Actor[] _signers = [];
    private Actor[] _authors = [];
    private Actor _admin = null!;
    private Digest? _prompt;
    private int _policies;

    /// <summary>Every proposal that was made, oldest first.</summary>
    public IReadOnlyList<ProposalShown> Proposals => _proposals;

    /// <summary>The codes of everything that was refused.</summary>
    public List<string> Refused { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestConsole Console => agent.Console;

    public async Task GatherAsync()
    {
        // Wren writes and reviews: her signature must never count for what she wrote.
        var wren = await Console.PersonAsync("Wren Both", (Role.PromptEngineer, null), (Role.Reviewer, Lane.AiProduct));
        _authors = [agent.Amara, wren];
        _signers = [agent.Priya, agent.Priya, agent.Tomas, agent.Mei, agent.Jonas, agent.Kofi, agent.David, wren];
        _admin = await Console.PersonAsync("Ada Admin", (Role.Admin, null));
        await FreezeAsync();
        await ProposeAsync();
    }

    public async Task<string> StepAsync()
    {
        Console.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 60)));
        var (name, step) = _random.Next(100) switch
        {
            < 9 => ("freeze", (Func<Task>)FreezeAsync),
            < 24 => ("propose", ProposeAsync),
            < 38 => ("sign", SignAsync),
            < 52 => ("sign all", SignAllAsync),
            < 68 => ("deploy", DeployAsync),
            < 80 => ("write back", () => agent.CarryOutAsync()),
            < 84 => ("change access", ChangeAccessAsync),
            < 86 => ("adopt policy", AdoptPolicyAsync),
            < 89 => ("hold or lift", HoldOrLiftAsync),
            < 91 => ("edit by hand", EditByHandAsync),
            < 93 => ("check drift", () => Console.Get<CheckDrift>().RunAsync(Console.Tenant, Cancel)),
            < 97 => ("roll back", RollBackAsync),
            < 99 => ("replay", ReplayAsync),
            _ => ("checkpoint", CheckpointAsync),
        };
        await step();
        return name;
    }

    private async Task FreezeAsync()
    {
        var author = Any(_authors);
        var rule = _random.Next(3) == 0 ? "" : "You must never refund without an order.\n";
        var saved = Note(await Console.SavePromptAsync(author, $"{rule}Be kind, take {_releases.Count + 1}.\n", _prompt))!;
        _prompt = saved.Digest;
        var version = $"1.{_releases.Count + 1}.0";
        var request = new ReleaseRequest(version, null, [new WantedArtifact("prompt", saved.Path, saved.Digest.ToString())], []);
        Note(await Console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, request, author, Cancel)).ShouldNotBeNull();
        _releases.Add(version);
    }

    private async Task ProposeAsync() =>
        Keep(Note(await agent.TryProposeAsync(_releases[^_random.Next(1, Math.Min(3, _releases.Count) + 1)], Any(Environments), Any(_authors))));

    private async Task SignAsync()
    {
        var meaning = _random.Next(10) switch
        {
            0 => DecisionMeaning.Rejected,
            1 => DecisionMeaning.ChangesRequested,
            2 => DecisionMeaning.RiskAccepted,
            _ => DecisionMeaning.Approved,
        };
        Note(await agent.DecideAsync(Recent(), Any(_signers), meaning, Any(Lanes)));
    }

    private async Task SignAllAsync()
    {
        var proposal = Recent();
        foreach (var requirement in proposal.Requirements.Where(one => one.Lane is not null))
            foreach (var signer in _signers.Distinct())
                if ((await agent.DecideAsync(proposal, signer, DecisionMeaning.Approved, requirement.Lane)).Succeeded)
                    break;
        if (proposal.Environment == "production")
            Note(await agent.DecideAsync(proposal, agent.Tomas, DecisionMeaning.RiskAccepted, Lane.Security));
    }

    private async Task DeployAsync()
    {
        var by = _random.Next(6) == 0 ? Any(_signers) : agent.David;
        if (_random.Next(4) > 0)
            Note(await agent.DeployAsync(Recent(), by));
        else
            foreach (var result in await Task.WhenAll(
                Task.Run(() => agent.DeployAsync(_proposals[^1]), Cancel), Task.Run(() => agent.DeployAsync(_proposals[0]), Cancel)))
                Note(result);
    }

    private async Task ChangeAccessAsync()
    {
        var held = (await Console.AllAsync<Grant>()).Where(one => one is { Role: Role.Reviewer, RevokedAt: null }).OrderBy(one => one.Id.Value).ToList();
        if (held.Count > 5 && _random.Next(2) == 0)
            Note(await Console.Get<RevokeRole>().RunAsync(held[_random.Next(held.Count)].Id, _admin, Cancel));
        else
            Note(await Console.Get<GrantRole>().RunAsync(
                new NewGrant(Any(_signers).Id, Role.Reviewer, Any(Lanes), null, null, null), _admin, Cancel));
    }

    private async Task AdoptPolicyAsync()
    {
        var text = RiskPolicy.DefaultText + $"# take {_policies + 1}\n";
        if (Note(await Console.Get<AdoptPolicy>().RunAsync(
            new NewPolicy(TestConsole.ProductSlug, text, "Other gates", _policies), _admin, Cancel)) is not null)
            _policies++;
    }

    private async Task HoldOrLiftAsync()
    {
        var now = Console.Clock.GetUtcNow();
        if ((await Console.AllAsync<Hold>()).FirstOrDefault(one => one.IsInForce(now)) is { } hold)
        {
            var environments = await Console.AllAsync<ReleaseEnvironment>();
            await Console.Get<LiftHold>().RunAsync(
                TestConsole.ProductSlug, environments.Single(one => one.Id == hold.EnvironmentId).Name, hold.Id, agent.David, Cancel);
        }
        else
            await Console.Get<PlaceHold>().RunAsync(
                TestConsole.ProductSlug, Any(Environments), "Wait.", now.AddMinutes(_random.Next(1, 20)), agent.David, Cancel);
    }

    private async Task EditByHandAsync()
    {
        if ((await Console.AllAsync<ReleaseEnvironment>()).Where(one => one.LiveManifest is not null).Select(one => one.Name).Order().FirstOrDefault() is { } name)
            git.EditByHand($"release/{name}", "prompts/triage.md", $"By hand {Guid.CreateVersion7()}.\n");
    }

    private async Task RollBackAsync()
    {
        var proposed = Note(await agent.RollBackAsync(
            _releases[_random.Next(_releases.Count)], breakGlass: _random.Next(2) == 0, environment: Any(Environments)));
        Keep(proposed);
        if (proposed is null)
            return;
        Note(await agent.DecideAsync(proposed, agent.David, DecisionMeaning.Approved, lane: null));
        Note(await agent.DeployAsync(proposed));
    }

    private async Task ReplayAsync()
    {
        var stuck = (await Console.AllAsync<Delivery>()).Where(one => one.State is DeliveryState.Conflict or DeliveryState.Refused)
            .MaxBy(one => one.CreatedAt);
        if (stuck is not null && await Console.Get<ReplayDelivery>().RunAsync(stuck.Id, overwrite: true, agent.David, Cancel) is { Refusal: { } refusal })
            Refused.Add(refusal.Code);
    }

    private async Task CheckpointAsync() =>
        (await Console.Get<IssueCheckpoint>().RunAsync(Actor.Job(Console.Tenant, "test", "test"), Cancel)).ShouldSucceed();

    private ProposalShown Recent() => _proposals[^_random.Next(1, Math.Min(4, _proposals.Count) + 1)];

    private T Any<T>(T[] all) => all[_random.Next(all.Length)];

    private void Keep(ProposalShown? proposal)
    {
        if (proposal is not null && _proposals.TrueForAll(one => one.Id != proposal.Id))
            _proposals.Add(proposal);
    }

    private T? Note<T>(Result<T> result)
    {
        if (result.Succeeded)
            return result.Value;
        Refused.Add(result.Refusal.Code);
        return default;
    }
}
