using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>What I decide, the statement I would sign with its digests, and the one button that signs it.</summary>
public sealed partial class DecisionPanel(CastDecision cast, ActorSource actors, IJSRuntime js) : IAsyncDisposable
{
    private readonly JsModule _script = new(js, "./Review/ProposalPage.razor.js");
    private DecisionMeaning _meaning = DecisionMeaning.Approved;
    private Lane? _lane;
    private string? _comment;
    private string? _conditions;
    private string? _until;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter] public EventCallback OnSigned { get; set; }

    /// <summary>The proposal is no longer what was shown: show it as it is.</summary>
    [Parameter] public EventCallback OnSeeChanges { get; set; }

    [CascadingParameter] public ShellScope? Scope { get; set; }

    /// <summary>Whether the one who looks holds a lane, or the role, that a decision here is signed in.</summary>
    public static bool MaySay(ProposalShown proposal) => MayDecide(proposal) || proposal.Me.MayBreakGlass;

    /// <summary>Whether approving, asking for changes and rejecting are among what the one who looks can sign.</summary>
    public static bool MayDecide(ProposalShown proposal) => proposal.Me.Lanes.Count > 0 || proposal.Me.SignsAsReleaseManager;

    private Lane? Lane => _lane ?? (Proposal.Me.Lanes.Count > 0 ? DefaultLane : null);

    // The lane that still waits comes first: a person of two lanes should not sign where nobody asks.
    private Lane DefaultLane => Proposal.Requirements
        .Where(one => one.State == RequirementState.Pending && one.Lane is { } lane && Proposal.Me.Lanes.Contains(lane))
        .Select(one => one.Lane).FirstOrDefault() ?? Proposal.Me.Lanes[0];

    private IReadOnlyList<Choice<Lane?>> Lanes => [.. Proposal.Me.Lanes.Select(lane => new Choice<Lane?>(lane, lane.Title()))];

    private List<Choice<DecisionMeaning>> Choices
    {
        get
        {
            var choices = new List<Choice<DecisionMeaning>>();
            if (MayDecide(Proposal))
                choices.AddRange(
                [
                    new(DecisionMeaning.Approved, "Approve"), new(DecisionMeaning.ChangesRequested, "Request changes"),
                    new(DecisionMeaning.Rejected, "Reject"),
                ]);
            if (Proposal.Me.Lanes.Count > 0
                && Proposal.Kind == ProposalKind.Promotion
                && Proposal.Requirements.Any(one => one is { IsOpen: true, MayBeOverriddenBy: not null }))
                choices.Add(new(DecisionMeaning.RiskAccepted, "Accept risk"));
            if (Proposal.Me.MayBreakGlass && Proposal.State == StandingState.Open)
                choices.Add(new(DecisionMeaning.Overridden, "Break glass"));
            return choices;
        }
    }

    // Offered and not filled in: each one holds the release up, so it is there because somebody wants it.
    private IReadOnlyList<AdvisedCondition> Advised => [.. Proposal.Assessment.Conditions.Where(one => one.Lane == Lane)];

    private string? SignedConditions =>
        _meaning == DecisionMeaning.Approved && !string.IsNullOrWhiteSpace(_conditions) ? _conditions.Trim() : null;

    private int Tied => ApprovalCondition.Lines(SignedConditions).Count;

    private DateOnly? Until => _meaning == DecisionMeaning.RiskAccepted
        && DateOnly.TryParseExact(_until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string Statement => Statements.Of(
        Scope?.Person?.Name ?? "…", _meaning, SignedLane, Proposal.Kind, Proposal.Environment, Proposal.Release, Proposal.ReplacesRelease,
        Tied);

    private Lane? SignedLane => _meaning == DecisionMeaning.Overridden ? null : Lane;

    private int Total => Proposal.Assessment.Changes.Changes.Count;

    private int NotViewed => Proposal.Assessment.Changes.Changes.Count(change => !Proposal.Me.Viewed.Contains(change.Path));

    private string Verb => _meaning switch
    {
        DecisionMeaning.Approved => "Sign approval",
        DecisionMeaning.ChangesRequested => "Sign request for changes",
        DecisionMeaning.Rejected => "Sign rejection",
        DecisionMeaning.RiskAccepted => "Sign acceptance of the risk",
        DecisionMeaning.Overridden => "Sign and break the glass",
        DecisionMeaning.Reviewed => "Sign as reviewed",
    };

    private string? WhyNot => _meaning switch
    {
        DecisionMeaning.Approved or DecisionMeaning.RiskAccepted when Proposal.Me.CannotSignBecause is { } because => because,
        DecisionMeaning.Approved => null,
        _ when string.IsNullOrWhiteSpace(_comment) => "Say why in the comment first.",
        _ => null,
    };

    private string After
    {
        get
        {
            var before = TakenPlaceOf.Count == 0 ? "" : "It takes the place of your approval and of the conditions of that one. ";
            var after = Proposal.Me.After.FirstOrDefault(one => one.Meaning == _meaning && one.Lane == SignedLane);
            return $"{before}Counts for these bytes only.{(after is null ? "" : $" After you sign, {Proposal.Release} {Becomes(after)}")}";
        }
    }

    private string Becomes(AfterSigning after)
    {
        if (after.State is not (StandingState.Open or StandingState.Approved))
            return $"cannot go live as it is. {after.Because}";
        IEnumerable<string> open =
            Tied switch { 0 => after.Open, 1 => [.. after.Open, "your condition"], _ => [.. after.Open, "your conditions"] };
        return open.Any() ? $"still waits for: {string.Join(", ", open)}." : "can be put live by somebody who may deploy.";
    }

    // Another decision of the same person in the same lane ends the one before, with what that was tied to.
    private IReadOnlyList<ConditionShown> TakenPlaceOf => _meaning
        is DecisionMeaning.Approved or DecisionMeaning.Rejected or DecisionMeaning.ChangesRequested
        ? [.. Proposal.Conditions.Where(one => one.Lane == Lane && Proposal.Me.AskedFor.Contains(one.Id))]
        : [];

    private string? Who => Proposal.CanSign.SelectMany(hint => hint.Names).Distinct().ToList() is { Count: > 0 } names
        ? $"{ReviewWords.Joined(names)} can sign."
        : null;

    /// <summary>Picks a decision from elsewhere on the page and brings its statement into view.</summary>
    public async Task ChooseAsync(DecisionMeaning meaning)
    {
        Choose(meaning);
        StateHasChanged();
        await _script.InvokeVoidAsync("showDecision");
    }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override void OnParametersSet()
    {
        if (Choices.All(choice => choice.Value != _meaning) && Choices.Count > 0)
            _meaning = Choices[0].Value;
    }

    // What one lane asks for is not for another to meet.
    private void ChooseLane(Lane? lane) => (_lane, _conditions) = (lane, null);

    private void Choose(DecisionMeaning meaning) => (_meaning, _refusal) = (meaning, null);

    private async Task TieAsync(IReadOnlyList<AdvisedCondition> conditions)
    {
        _conditions = AdvisedCondition.Written(conditions);
        StateHasChanged();
        await _script.InvokeVoidAsync("showConditions");
    }

    private Task SeeAsync()
    {
        _refusal = null;
        return OnSeeChanges.InvokeAsync();
    }

    private async Task SignAsync()
    {
        if (_busy || WhyNot is not null)
            return;
        _busy = true;
        try
        {
            var signed = await cast.RunAsync(
                Proposal.Id, new NewDecision(Proposal.Digest, _meaning, SignedLane, _comment, SignedConditions) { Until = Until },
                await actors.CurrentAsync(), CancellationToken.None);
            _refusal = signed.Refusal;
            if (!signed.Succeeded)
                return;
            (_comment, _conditions, _until) = (null, null, null);
            await OnSigned.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
