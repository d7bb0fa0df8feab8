using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Review;

/// <summary>What the rules found in a proposal, with what reviewers of each finding's lane said of it.</summary>
public sealed partial class FindingsTab(DecideFinding decide, ActorSource actors)
{
    private static readonly IReadOnlyList<string> Consequences =
    [
        "It holds for exactly this finding in exactly these bytes, and ends with them.",
        "The risk and the lanes the policy asks for stay as they are.",
        "Your name and reason stay in the audit log.",
    ];

    private ConfirmDialog? _dialog;
    private Finding? _finding;
    private FindingVerdict _verdict;
    private string? _reason;
    private string? _until;
    private Refusal? _refusal;
    private ProposalShown? _readFor;
    private Dictionary<Finding, FindingDecisionShown> _said = [];

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    /// <summary>Where the place of a finding is read.</summary>
    [Parameter, EditorRequired] public required Func<Finding, string?> UrlOf { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    private bool IsOpen => Proposal.State is not (StandingState.Applied or StandingState.Closed);

    private string Question => $"{Verb(_verdict)}: {_finding?.Title.Replace("`", "", StringComparison.Ordinal)}?";

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_readFor, Proposal))
            return;
        _readFor = Proposal;
        var said = Proposal.FindingDecisions.DistinctBy(one => one.Finding).ToDictionary(one => one.Finding);
        _said = said.Count == 0 ? [] : Proposal.Assessment.Findings.Distinct()
            .Select(finding => (finding, said: said.GetValueOrDefault(FindingDecision.DigestOf(Proposal.Assessment, finding))))
            .Where(one => one.said is not null).ToDictionary(one => one.finding, one => one.said!);
    }

    private FindingDecisionShown? SaidOf(Finding finding) => _said.GetValueOrDefault(finding);

    private async Task AskAsync(Finding finding, FindingVerdict verdict)
    {
        (_finding, _verdict, _reason, _until, _refusal) = (finding, verdict, null, null, null);
        StateHasChanged();
        while (await _dialog!.AskAsync())
        {
            var digest = FindingDecision.DigestOf(Proposal.Assessment, finding);
            var decided = await decide.RunAsync(
                Proposal.Id, new NewFindingDecision(digest, verdict, _reason, Until), await actors.CurrentAsync(), CancellationToken.None);
            _refusal = decided.Refusal;
            StateHasChanged();
            if (!decided.Succeeded)
                continue;
            await OnChanged.InvokeAsync();
            return;
        }
    }

    private DateOnly? Until =>
        DateOnly.TryParseExact(_until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Word(FindingVerdict verdict) => verdict switch
    {
        FindingVerdict.FalsePositive => "Marked as mistaken",
        FindingVerdict.RiskAccepted => "Risk accepted",
        FindingVerdict.Reopened => "Reopened",
    };

    private static string Verb(FindingVerdict verdict) => verdict switch
    {
        FindingVerdict.FalsePositive => "Mark as mistaken",
        FindingVerdict.RiskAccepted => "Accept its risk",
        FindingVerdict.Reopened => "Reopen",
    };
}
