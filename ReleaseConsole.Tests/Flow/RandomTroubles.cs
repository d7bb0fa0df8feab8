using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>What goes wrong around a history: hands on the target, hosts that are killed, strangers, and what people do about it.</summary>
internal sealed class RandomTroubles(SupportAgent agent, GivenGit git, Actor stranger)
{
    private int _edits;

    public Random Random { get; set; } = new(0);

    /// <summary>Whether what hands did is written over instead of being taken back first.</summary>
    public bool WritesOver { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestConsole Console => agent.Console;

    /// <summary>Whether the outbox has something for the next round, or a deployment waits to be planned.</summary>
    public async Task<bool> HasWorkAsync() => (await Console.AllAsync<Deployment>()).Any(one => one.IsOpen)
        || (await Console.AllAsync<Delivery>()).Any(one => one.DueAt is not null);

    public async Task EditByHandAsync()
    {
        var live = (await Console.AllAsync<ReleaseEnvironment>()).Where(one => one.LiveManifest is not null).OrderBy(one => one.Position)
            .ToList();
        if (live.Count == 0)
            return;
        git.EditByHand($"release/{live[Random.Next(live.Count)].Name}", "prompts/triage.md", $"By hand, take {++_edits}.\n");
        await CheckDriftAsync();
    }

    /// <summary>Adopts, reverts or accepts the oldest drift there is, after it was looked for.</summary>
    public async Task<Result<Done>> ResolveDriftAsync(Actor actor)
    {
        await CheckDriftAsync();
        var open = (await Console.AllAsync<Drift>()).Where(one => one.State is DriftState.Open or DriftState.Accepted)
            .OrderBy(one => one.FirstSeenAt).ThenBy(one => one.Environment, StringComparer.Ordinal).ThenBy(one => one.Kind).ToList();
        if (open.Count == 0)
            return default(Done);
        var choice = (DriftChoice)Random.Next(3);
        var drift = choice == DriftChoice.Adopt ? open.Find(one => one.Kind == DriftKind.ContentEdited) ?? open[0] : open[0];
        return await Console.Get<ResolveDrift>().RunAsync(
            drift.Id, new DriftResolution(choice, Console.Clock.GetUtcNow().AddMinutes(5), "It helps for now."), actor, Cancel);
    }

    /// <summary>Whether the newest deployment met something on the target that the console had not put there.</summary>
    public async Task<bool> IsStuckAsync() =>
        (await Console.AllAsync<Deployment>()).MaxBy(one => one.StartedAt) is { State: DeploymentState.Failed };

    /// <summary>Takes back what hands did, where something is live; otherwise writes over it.</summary>
    public async Task<Result<Done>> RepairAsync(Actor actor)
    {
        await CheckDriftAsync();
        var stuck = (await Console.AllAsync<Delivery>()).Where(one => one.State == DeliveryState.Conflict).MaxBy(one => one.CreatedAt);
        var drift = (await Console.AllAsync<Drift>())
            .FirstOrDefault(one => one.State == DriftState.Open && one.Environment == stuck?.Environment);
        if (drift is not null && !WritesOver)
            return await Console.Get<ResolveDrift>().RunAsync(drift.Id, new DriftResolution(DriftChoice.Revert), actor, Cancel);
        return stuck is null ? default(Done) : await Console.Get<ReplayDelivery>().RunAsync(stuck.Id, overwrite: true, actor, Cancel);
    }

    /// <summary>
    /// A host stops beside its write. Either it is gone, which the next one can prove, or nobody knows, and its lease has to end.
    /// </summary>
    public async Task KillAsync()
    {
        await Console.Get<PlanWriteBacks>().RunAsync(Actor.Job(Console.Tenant, "test", "test"), Cancel);
        var now = Console.Clock.GetUtcNow();
        if ((await Console.AllAsync<Delivery>()).Where(one => one.State == DeliveryState.Planned && one.DueAt <= now)
            .MinBy(one => one.CreatedAt) is not { } due)
            return;
        var point = (CrashPoint)Random.Next(2);
        var isProvable = Random.Next(2) == 0;
        using (var other = isProvable ? new SendingHost(Console.Get<StorageOptions>(), Console.Clock) : null)
            try
            {
                await StoppingConnector.Attempt(Console, point, other)
                    .RunAsync(due.Id, Actor.Job(Console.Tenant, "write-back", "killed"), Cancel);
            }
            catch (Stopped)
            {
                // What is left behind is what the next rounds have to settle.
            }
        if (!isProvable && Random.Next(2) == 0)
            Console.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task<Result<Done>> ReplayAsync(Actor actor)
    {
        var stuck = (await Console.AllAsync<Delivery>()).Where(one => one.State is DeliveryState.Conflict or DeliveryState.Refused)
            .MaxBy(one => one.CreatedAt);
        return stuck is null
            ? default(Done)
            : await Console.Get<ReplayDelivery>().RunAsync(stuck.Id, overwrite: Random.Next(3) > 0, actor, Cancel);
    }

    /// <summary>Somebody of another tenant who knows every id: all is refused, in words that name nothing (I9).</summary>
    public async Task<IReadOnlyList<string>> StrangerAsync(ProposalShown proposal)
    {
        var refusals = new List<Refusal?>
        {
            (await Console.Get<ProposalView>().RunAsync(proposal.Id, stranger, Cancel)).Refusal,
            (await agent.DecideAsync(proposal, stranger, DecisionMeaning.Approved, lane: null)).Refusal,
            (await agent.DeployAsync(proposal, stranger)).Refusal,
        };
        if ((await Console.AllAsync<Delivery>()).MinBy(one => one.CreatedAt) is { } delivery)
            refusals.Add((await Console.Get<ReplayDelivery>().RunAsync(delivery.Id, overwrite: true, stranger, Cancel)).Refusal);
        if ((await Console.AllAsync<Deployment>()).MinBy(one => one.StartedAt) is { } deployment)
            refusals.Add((await Console.Get<DeploymentView>().RunAsync(deployment.Id, stranger, Cancel)).Refusal);
        if ((await Console.AllAsync<Drift>()).MinBy(one => one.FirstSeenAt) is { } drift)
            refusals.Add(
                (await Console.Get<ResolveDrift>().RunAsync(drift.Id, new DriftResolution(DriftChoice.Revert), stranger, Cancel)).Refusal);
        refusals.ShouldAllBe(one => one != null && one.Kind == RefusalKind.NotFound, "I9");
        string[] ours = [proposal.Release, proposal.Environment, proposal.Manifest.Hex, agent.David.Name, "live repository"];
        refusals.ShouldAllBe(
            one => !ours.Any(word => one!.Sentence.Contains(word, StringComparison.Ordinal)), "I9: a refusal names what is ours");
        return [.. refusals.Select(one => one!.Code)];
    }

    private Task<int> CheckDriftAsync() => Console.Get<CheckDrift>().RunAsync(Console.Tenant, Cancel);
}
