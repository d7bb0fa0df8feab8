using System.Text.Json;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>
/// The state as the log alone tells it, entry by entry; held against the rows (I8). Its words are the states of the rows.
/// </summary>
internal sealed class ReplayedLog
{
    private static readonly Dictionary<string, DeploymentState> Deploying = new()
    {
        [nameof(DeploymentStarted)] = DeploymentState.Running,
        [nameof(DeploymentResumed)] = DeploymentState.Running,
        [nameof(DeploymentInDoubt)] = DeploymentState.Unknown,
        [nameof(DeploymentFailed)] = DeploymentState.Failed,
        [nameof(ReleaseWentLive)] = DeploymentState.Succeeded,
    };

    private static readonly Dictionary<string, DeliveryState> Delivering = new()
    {
        [nameof(WriteBackIntended)] = DeliveryState.Sending,
        [nameof(WriteBackConfirmed)] = DeliveryState.Confirmed,
        [nameof(WriteBackFoundDone)] = DeliveryState.AlreadyThere,
        [nameof(WriteBackConflicted)] = DeliveryState.Conflict,
        [nameof(WriteBackRefused)] = DeliveryState.Refused,
        [nameof(WriteBackPostponed)] = DeliveryState.Planned,
        [nameof(WriteBackReplayed)] = DeliveryState.Planned,
        [nameof(WriteBackUnknown)] = DeliveryState.Unknown,
    };

    private static readonly Dictionary<string, DriftState> Drifting = new()
    {
        [nameof(DriftFound)] = DriftState.Open,
        [nameof(DriftGone)] = DriftState.Gone,
        [nameof(DriftAdopted)] = DriftState.Adopted,
        [nameof(DriftAccepted)] = DriftState.Accepted,
    };

    private readonly Dictionary<string, string> _live = [];
    private readonly Dictionary<Guid, (DeploymentState State, string Environment)> _deployments = [];
    private readonly Dictionary<Guid, DeliveryState> _deliveries = [];
    private readonly Dictionary<Guid, DriftState> _drifts = [];
    private readonly Dictionary<Guid, int> _decisions = [];
    private readonly List<string> _met = [];
    private readonly HashSet<Guid> _holds = [];
    private readonly HashSet<Guid> _closed = [];
    private readonly HashSet<string> _withdrawn = [];

    /// <summary>The policy that the log says is in force.</summary>
    public string Policy { get; private set; } = RiskPolicy.DefaultDigest.ToString();

    /// <summary>What the log says is live in an environment.</summary>
    public string? LiveIn(string environment) => _live.GetValueOrDefault(environment);

    public bool HasOpen(string environment) => _deployments.Values
        .Any(one => one.Environment == environment && one.State is (DeploymentState.Running or DeploymentState.Unknown));

    public void Apply(AuditEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Document);
        var details = document.RootElement.GetProperty("details");
        if (Deploying.TryGetValue(entry.Action, out var deploying))
        {
            var (id, environment) = (Id("deployment"), Text("environment"));
            if (deploying == DeploymentState.Running && _deployments.GetValueOrDefault(id).State != DeploymentState.Unknown)
                HasOpen(environment).ShouldBeFalse($"I4: entry {entry.Index} opens a second deployment of {environment}");
            _deployments[id] = (deploying, environment);
        }
        if (entry.Action == nameof(ReleaseWentLive))
            _live[Text("environment")] = Text("manifest");
        if (Delivering.TryGetValue(entry.Action, out var delivering))
            _deliveries[Id("delivery")] = delivering;
        if (Drifting.TryGetValue(entry.Action, out var drifting))
            _drifts[Id("drift")] = drifting;
        switch (entry.Action)
        {
            case nameof(DecisionCast) or nameof(PolicyDecisionCast):
                _decisions[Id("proposal")] = _decisions.GetValueOrDefault(Id("proposal")) + 1;
                break;
            case nameof(ConditionMet):
                _met.Add($"{Id("proposal")} {Text("condition")} {Text("evidence")}");
                break;
            case nameof(HoldPlaced):
                _holds.Add(Id("hold"));
                break;
            case nameof(HoldLifted):
                _holds.Remove(Id("hold")).ShouldBeTrue($"I8: entry {entry.Index} lifts a hold twice");
                break;
            case nameof(ProposalClosed) or nameof(PolicyProposalClosed):
                _closed.Add(Id("proposal"));
                break;
            case nameof(ReleaseWithdrawn):
                _withdrawn.Add(Text("version")).ShouldBeTrue($"I8: entry {entry.Index} withdraws a release twice");
                break;
            case nameof(PolicyAdopted):
                Policy = Text("policy");
                break;
        }

        Guid Id(string name) => details.GetProperty(name).GetGuid();

        string Text(string name) => details.GetProperty(name).GetString()!;
    }

    public async Task EqualsRowsAsync(TestConsole console)
    {
        foreach (var place in await console.AllAsync<ReleaseEnvironment>())
            place.LiveManifest?.ToString().ShouldBe(_live.GetValueOrDefault(place.Name), $"I8: what is live in {place.Name}");
        Same(await console.AllAsync<Deployment>(), one => one.Id.Value, one => one.State,
        _deployments.ToDictionary(one => one.Key, one => one.Value.State));
        // A delivery that was only planned is in the log by the plan of its deployment.
        Same(
            (await console.AllAsync<Delivery>()).Where(one => _deliveries.ContainsKey(one.Id.Value) || one.State != DeliveryState.Planned),
            one => one.Id.Value, one => one.State, _deliveries);
        Same(await console.AllAsync<Drift>(), one => one.Id.Value, one => one.State, _drifts);
        Same((await console.AllAsync<Decision>()).GroupBy(one => one.ProposalId.Value), one => one.Key, one => one.Count(), _decisions);
        (await console.AllAsync<MetCondition>()).Select(one => $"{one.ProposalId.Value} {one.Condition} {one.Evidence}")
            .ShouldBe(_met, ignoreOrder: true, "I8: conditions that were met");
        (await console.AllAsync<Hold>()).Where(one => one.LiftedAt is null).Select(one => one.Id)
            .ShouldBe(_holds, ignoreOrder: true, "I8: holds");
        (await console.AllAsync<ProposalClosing>()).Select(one => one.ProposalId.Value)
            .ShouldBe(_closed, ignoreOrder: true, "I8: closed proposals");
        (await console.AllAsync<Release>()).Where(one => one.State == ReleaseState.Withdrawn).Select(one => one.Version)
            .ShouldBe(_withdrawn, ignoreOrder: true, "I8: withdrawn releases");
    }

    private static void Same<TRow, TState>(
        IEnumerable<TRow> rows, Func<TRow, Guid> id, Func<TRow, TState> state, Dictionary<Guid, TState> replayed)
        where TState : notnull =>
        rows.Select(row => $"{id(row)} {state(row)}").Order()
            .ShouldBe(replayed.Select(one => $"{one.Key} {one.Value}").Order(), $"I8: {typeof(TRow).Name} as the log tells it");
}
