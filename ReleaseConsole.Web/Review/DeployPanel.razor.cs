using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>An approved proposal on its way: what putting it live does, the button, and how far each target is.</summary>
public sealed partial class DeployPanel(DeployProposal deploy, DriftList drifts, ActorSource actors)
{
    private const int MostTold = 5;
    private ConfirmDialog? _ask;
    private ElementReference _goLive;
    private IReadOnlyList<string> _moved = [];
    private bool _areDecided;
    private (ProposalShown, ProposalWriteBacksShown?) _asked;
    private Refusal? _refusal;
    private string? _breaking;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public ProposalWriteBacksShown? Shown { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>Whether the one who looks can put this live as it stands.</summary>
    public static bool MayPutLive(ProposalShown proposal, ProposalWriteBacksShown? shown) =>
        CanGoLiveNow(proposal, shown) && proposal.Me.MayDeploy;

    /// <summary>Brings what puts it live into sight, and the focus with it.</summary>
    public ValueTask ShowAsync() => _goLive.FocusIfThereAsync();

    protected override async Task OnParametersSetAsync()
    {
        var (proposal, shown) = (Proposal, Shown);
        if (ReferenceEquals(_asked.Item1, proposal) && ReferenceEquals(_asked.Item2, shown))
            return;
        _asked = (proposal, shown);
        // Who signs a rollback signs that what moved is written over.
        var stopping = Proposal.Kind == ProposalKind.Promotion && MayPutLive(Proposal, Shown)
            ? Shown?.Targets.Where(one => one.StopsAtDrift).Select(one => one.Name).ToHashSet() ?? [] : [];
        var read = stopping.Count == 0
            ? null
            : await drifts.RunAsync(Proposal.Product, all: false, await actors.CurrentAsync(), CancellationToken.None);
        if (!ReferenceEquals(_asked.Item1, proposal) || !ReferenceEquals(_asked.Item2, shown))
            return;
        var there = read is not { Succeeded: true } ? [] : read.Value.Where(one => one.Environment == proposal.Environment
            && one.Kind != DriftKind.CannotTell && !one.IsReverting && stopping.Contains(one.Target)).ToList();
        _moved = [.. there.Select(one => one.Target).Distinct()];
        _areDecided = there.TrueForAll(one => one.State != DriftState.Open);
    }

    private string Elsewhere => $"{ReviewWords.Joined(_moved)} {(_moved.Count == 1 ? "does" : "do")} not hold what is live";

    private DeploymentShown? Newest => Shown is { Deployments.Count: > 0 } ? Shown.Deployments[0] : null;

    private bool CanGoLive => CanGoLiveNow(Proposal, Shown);

    private static bool CanGoLiveNow(ProposalShown proposal, ProposalWriteBacksShown? shown) =>
        proposal.State == StandingState.Approved && shown?.Deployments is not [{ State: not DeploymentState.Failed }, ..];

    private string Verb => Proposal.Kind == ProposalKind.Rollback
        ? $"Roll {Proposal.Environment} back to {Proposal.Release}" : $"Put {Proposal.Release} live in {Proposal.Environment}";

    private string? WhyNot => Proposal.Frozen is null ? null
        : !Proposal.MayBreakFreeze ? "It can be put live when the freeze is over."
        : string.IsNullOrWhiteSpace(_breaking) ? "Say why it cannot wait for the end of the freeze." : null;

    private IReadOnlyList<string> Consequences =>
    [
        .. Proposal.Frozen is null ? (string[])[] : [$"It breaks the freeze of {Proposal.Environment}: {_breaking}"],
        Proposal.ReplacesRelease is { } old
            ? $"{Proposal.Release} replaces {old} in {Proposal.Environment}."
            : $"{Proposal.Release} is the first release in {Proposal.Environment}.",
        .. Written,
        .. _moved.Count == 0 ? Array.Empty<string>() : [$"{Elsewhere}: as long as that is so, this ends without going live."],
        Proposal.Kind == ProposalKind.Rollback
            ? "A hold is placed, so that nothing is promoted here until somebody lifts it."
            : Proposal.ReplacesRelease is { } back
                ? $"The way back to {back} is stored with this proposal."
                : "Nothing was live here before, so there is nothing to go back to.",
        .. Proposal.Conditions.Take(MostTold).Select(one => one.State == ConditionState.Met
            ? $"“{one.Text}” was met, says {one.Met!.By}: “{one.Met.Evidence}”"
            : $"“{one.Text}” is open, and passed over."),
        .. Proposal.ReplacesRelease is null ? Array.Empty<string>() : ["What users received from the earlier release is not undone."],
    ];

    private IEnumerable<string> Written => Shown is not { Targets.Count: > 0 }
        ? ["No target is connected to this environment: the console records it as live and writes nowhere."]
        : Shown.Targets.GroupBy(one => one.CanReadBack).OrderByDescending(alike => alike.Key).Select(alike =>
            $"It is written to {ReviewWords.Joined([.. alike.Select(one => one.Name)])}, {(alike.Key ? "and read back" : "which cannot be read back: an answer is all there is")}.");

    // A target that cannot be read tells nothing more by itself.
    private string WhatIsDone(DeploymentShown deployment) =>
        deployment.Steps.Where(one => one.State == DeliveryState.Unknown).Any(one => Shown!.Targets.Any(
            target => target.Name == one.Target && !target.CanReadBack))
            ? "It cannot be read back: somebody must look there and say what they saw, under Each write-back."
            : "We read it back and do not send it again.";

    private static bool IsSettled(DeliveryShown delivery) => delivery.State
        is DeliveryState.Confirmed or DeliveryState.AlreadyThere or DeliveryState.Conflict or DeliveryState.Refused;

    private static IReadOnlyList<ProgressPart> Parts(DeploymentShown deployment) =>
    [
        new(BannerKind.Good, deployment.Steps.Count(one => one.State is DeliveryState.Confirmed or DeliveryState.AlreadyThere)),
        new(BannerKind.Bad, deployment.Steps.Count(one => one.State is DeliveryState.Refused or DeliveryState.Conflict)),
    ];

    private async Task PutLiveAsync()
    {
        _refusal = null;
        if (!await _ask!.AskAsync())
            return;
        var started = await deploy.RunAsync(
            Proposal.Id, await actors.CurrentAsync(), CancellationToken.None, Proposal.Frozen is null ? null : _breaking);
        _refusal = started.Refusal;
        await OnChanged.InvokeAsync();
    }
}
