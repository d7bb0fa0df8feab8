using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>
/// People who do allowed and forbidden things in an order that the seed decides; a refusal is an outcome like any other. Half of the
/// steps push on what is nearest to being live, so that histories get somewhere; the other half is anything.
/// </summary>
internal sealed class RandomHistory(SupportAgent agent, GivenGit git, Actor stranger, int seed)
{
    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();
    private static readonly string[] Environments = ["development", "staging", "staging", "production"];
    private readonly List<ProposalShown> _proposals = [];
    private readonly List<string> _releases = [];
    private readonly RandomTroubles _troubles = new(agent, git, stranger);
    private Random _random = new(seed);
    private Actor[] _signers = [];
    private Actor[] _authors = [];
    private Actor _admin = null!;
    private Digest? _prompt;
    private int _policies;

    /// <inheritdoc cref="RandomTroubles.WritesOver"/>
    public bool WritesOver { init => _troubles.WritesOver = value; }

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

    /// <summary>One step; what it draws depends on seed and step alone, so that a step can be looked at again.</summary>
    public async Task<string> StepAsync(int step)
    {
        // Neighbouring seeds draw alike at first: they are spread before they are used.
        _random = new Random(unchecked((int)(2654435769u * (uint)((seed * 1000) + step + 1))));
        _troubles.Random = _random;
        Console.Clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 60)));
        if (_random.Next(5) < 2)
            return await PushOnAsync();
        var (name, act) = _random.Next(100) switch
        {
            < 4 => ("freeze", (Func<Task>)FreezeAsync),
            < 10 => ("propose", ProposeAsync),
            < 18 => ("sign", SignAsync),
            < 21 => ("sign all", () => SignAllAsync(Recent())),
            < 28 => ("deploy", DeployAsync),
            < 33 => ("roll back", RollBackAsync),
            < 38 => ("change access", ChangeAccessAsync),
            < 42 => ("adopt policy", AdoptPolicyAsync),
            < 46 => ("propose again", ProposeAgainAsync),
            < 50 => ("close", CloseAsync),
            < 54 => ("hold", HoldAsync),
            < 56 => ("lift", LiftAsync),
            < 58 => ("checkpoint", CheckpointAsync),
            < 66 => ("edit by hand", _troubles.EditByHandAsync),
            < 69 => ("say met", () => SayMetAsync(Recent())),
            < 82 => ("resolve drift", async () => Note(await _troubles.ResolveDriftAsync(agent.David))),
            < 91 => ("kill", _troubles.KillAsync),
            < 98 => ("replay", async () => Note(await _troubles.ReplayAsync(agent.David))),
            _ => ("stranger", async () => Refused.AddRange(await _troubles.StrangerAsync(Recent()))),
        };
        await act();
        return name;
    }

    /// <summary>What would be done next to get something live, or back.</summary>
    private async Task<string> PushOnAsync()
    {
        if (await _troubles.HasWorkAsync())
        {
            if (_random.Next(4) == 0)
                await _troubles.KillAsync();
            else if (_random.Next(4) == 0)
                Console.Clock.Advance(TimeSpan.FromMinutes(5));
            await agent.CarryOutAsync();
            return "carry out";
        }
        if (await _troubles.IsStuckAsync() && _random.Next(3) > 0)
        {
            Note(await _troubles.RepairAsync(agent.David));
            return "repair";
        }
        foreach (var proposal in Enumerable.Reverse(_proposals).Take(5))
        {
            var shown = (await Console.Get<ProposalView>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldSucceed();
            if (shown.State == StandingState.Approved && await agent.DeployAsync(proposal) is var deployed)
            {
                if (deployed.Refusal is { Code: "held" })
                    await LiftAsync();
                Note(deployed);
                return "deploy approved";
            }
            if (shown is { State: StandingState.Open, Conditions.Count: > 0 } && _random.Next(5) > 0)
            {
                // Whoever cannot wait tries it first: that must not be enough.
                Note(await agent.DeployAsync(proposal));
                await SayMetAsync(proposal);
                return "say met";
            }
            if (shown.State is (StandingState.Open or StandingState.ChangesRequested) && _random.Next(3) > 0)
            {
                await SignAllAsync(proposal);
                return "sign open";
            }
        }
        await (_random.Next(5) < 2 ? RollBackAsync() : NextReleaseAsync());
        return "begin again";
    }

    private async Task NextReleaseAsync()
    {
        await FreezeAsync();
        Keep(Note(await agent.TryProposeAsync(_releases[^1], Any(Environments), agent.Amara)));
    }

    private async Task FreezeAsync()
    {
        var author = Any(_authors);
        var rule = _random.Next(3) == 0 ? "" : "You must never refund without an order.\n";
        if (Note(await Console.SavePromptAsync(author, $"{rule}Be kind, take {_releases.Count + 1}.\n", await NewestAsync())) is not { } saved)
            return;
        _prompt = saved.Digest;
        var version = $"1.{_releases.Count + 1}.0";
        var request = new ReleaseRequest(version, null, [new WantedArtifact("prompt", saved.Path, saved.Digest.ToString())], []);
        Note(await Console.Get<FreezeRelease>().RunAsync(TestConsole.ProductSlug, request, author, Cancel)).ShouldNotBeNull();
        _releases.Add(version);
    }

    // What was adopted from outside is a version too: an author begins from the newest one. A policy's versions are another artifact's.
    private async Task<Digest?> NewestAsync()
    {
        if (_prompt is null)
            return null;
        var prompts = (await Console.AllAsync<Artifact>()).Where(one => one.Kind == ArtifactKind.Prompt).Select(one => one.Id).ToHashSet();
        return (await Console.AllAsync<ArtifactVersion>()).Where(one => prompts.Contains(one.ArtifactId)).MaxBy(one => one.Number)!.Digest;
    }

    private async Task ProposeAsync() =>
        Keep(Note(
            await agent.TryProposeAsync(_releases[^_random.Next(1, Math.Min(3, _releases.Count) + 1)], Any(Environments), Any(_authors))));

    // Under a changed policy, or on what is live now, the same release supersedes its own earlier proposal.
    private async Task ProposeAgainAsync()
    {
        var earlier = Recent();
        if (earlier.Kind == ProposalKind.Promotion)
            Keep(Note(await agent.TryProposeAsync(earlier.Release, earlier.Environment, Any(_authors))));
    }

    private async Task CloseAsync() =>
        Note(await Console.Get<CloseProposal>().RunAsync(
            Recent().Id, "Not now.", _random.Next(3) == 0 ? agent.Priya : agent.David, Cancel));

    private async Task SignAsync()
    {
        var meaning = _random.Next(8) switch
        {
            0 => DecisionMeaning.Rejected,
            1 => DecisionMeaning.ChangesRequested,
            2 => DecisionMeaning.RiskAccepted,
            _ => DecisionMeaning.Approved,
        };
        await SignAsync(Recent(), Any(_signers), meaning, _random.Next(6) == 0 ? null : Any(Lanes));
    }

    // Now and then an approval is tied to one or two things; anything else that is tied to some is refused.
    private async Task SignAsync(ProposalShown proposal, Actor signer, DecisionMeaning meaning, Lane? lane)
    {
        var conditions = _random.Next(8) > 0 ? null : string.Join('\n', Enumerable.Range(1, _random.Next(1, 3)).Select(at => $"- Watch line {at}."));
        Note(await Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, meaning, lane, $"Take {_random.Next()}.", conditions), signer, Cancel));
    }

    // Whoever comes by says it of everything that is open: of other lanes, of what they wrote, of what nobody asks for any more.
    private async Task SayMetAsync(ProposalShown proposal)
    {
        var shown = (await Console.Get<ProposalView>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldSucceed();
        foreach (var condition in shown.Conditions.Concat(proposal.Conditions).DistinctBy(one => one.Id))
            foreach (var by in _signers.Distinct().Where(_ => _random.Next(5) > 0))
                Note(await Console.Get<MeetCondition>().RunAsync(
                    proposal.Id, new NewMetCondition(condition.Id, $"Watched, take {_random.Next(3)}."), by, Cancel));
    }

    // Who had asked for changes, or rejected, decides again here: the earlier vote counts no more.
    private async Task SignAllAsync(ProposalShown proposal)
    {
        if (proposal.Kind == ProposalKind.Rollback)
            Note(await agent.DecideAsync(proposal, agent.David, DecisionMeaning.Approved, lane: null));
        foreach (var signer in _signers.Distinct())
            foreach (var lane in Lanes.Where(lane => proposal.Requirements.Any(one => one.Lane == lane) || _random.Next(4) == 0))
                await SignAsync(proposal, signer, DecisionMeaning.Approved, lane);
        if (proposal is { Environment: "production", Kind: ProposalKind.Promotion })
            Note(await agent.DecideAsync(proposal, agent.Tomas, DecisionMeaning.RiskAccepted, Lane.Security));
    }

    private async Task DeployAsync()
    {
        var by = _random.Next(6) == 0 ? Any(_signers) : agent.David;
        if (_random.Next(4) > 0)
            Note(await agent.DeployAsync(Recent(), by));
        else
            foreach (var result in await Task.WhenAll(
                Task.Run(() => agent.DeployAsync(_proposals[^1]), Cancel), Task.Run(() => agent.DeployAsync(Recent()), Cancel)))
                Note(result);
    }

    /// <summary>Asks to go back; with broken glass it is signed at once. It is put back by a later step, as anything is.</summary>
    private async Task RollBackAsync()
    {
        var live = (await Console.AllAsync<LiveRecord>()).OrderBy(one => one.From).ToList();
        var spoken = live.GroupBy(one => one.EnvironmentId).Where(group => group.Count() > 1).Select(group => group.First().EnvironmentId)
            .ToHashSet();
        var places = (await Console.AllAsync<ReleaseEnvironment>()).Where(one => spoken.Contains(one.Id)).OrderBy(one => one.Position)
            .ToList();
        if (places.Count == 0 || _random.Next(8) == 0)
        {
            Keep(Note(await agent.RollBackAsync(Any([.. _releases]), breakGlass: false, environment: Any(Environments))));
            return;
        }
        var place = Any([.. places]);
        var versions = (await Console.AllAsync<Release>()).ToDictionary(one => one.Id, one => one.Version);
        var before = live.Where(one => one.EnvironmentId == place.Id && one.ManifestDigest != place.LiveManifest).ToList();
        if (before.Count > 0)
            Keep(Note(
                await agent.RollBackAsync(
                    versions[Any([.. before]).ReleaseId], breakGlass: _random.Next(2) == 0, environment: place.Name)));
    }

    private async Task ChangeAccessAsync()
    {
        var people = _signers.Select(one => one.Id).ToList();
        var held = (await Console.AllAsync<Grant>()).Where(one => one is { Role: Role.Reviewer, RevokedAt: null })
            .OrderBy(one => people.IndexOf(one.PrincipalId)).ThenBy(one => one.Lane).ToList();
        if (held.Count > 5 && _random.Next(2) == 0)
            Note(await Console.Get<RevokeRole>().RunAsync(held[_random.Next(held.Count)].Id, _admin, Cancel));
        else
            Note(await Console.Get<GrantRole>().RunAsync(
                new NewGrant(Any(_signers).Id, Role.Reviewer, Any(Lanes), null, null, null), _admin, Cancel));
    }

    private async Task AdoptPolicyAsync()
    {
        var text = RiskPolicy.DefaultText + $"# take {_policies + 1}\n";
        _policies++;
        var proposal = await agent.ProposePolicyAsync(text, _admin);
        // Who wrote it tries it alone first: that must not be enough.
        Note(await agent.SignPolicyAsync(proposal, _admin));
        Note(await agent.PutInForceAsync(proposal, _admin));
        Note(await agent.SignPolicyAsync(proposal, agent.Mei));
        Note(await agent.PutInForceAsync(proposal, _admin));
    }

    private async Task HoldAsync() => Note(await Console.Get<PlaceHold>().RunAsync(
        TestConsole.ProductSlug, Any(Environments), "Wait.", Console.Clock.GetUtcNow().AddMinutes(_random.Next(1, 20)), agent.David,
        Cancel));

    private async Task LiftAsync()
    {
        var now = Console.Clock.GetUtcNow();
        if ((await Console.AllAsync<Hold>()).Where(one => one.IsInForce(now)).MinBy(one => one.PlacedAt) is not { } hold)
            return;
        var name = (await Console.AllAsync<ReleaseEnvironment>()).Single(one => one.Id == hold.EnvironmentId).Name;
        Note(await Console.Get<LiftHold>().RunAsync(TestConsole.ProductSlug, name, hold.Id, agent.David, Cancel));
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
