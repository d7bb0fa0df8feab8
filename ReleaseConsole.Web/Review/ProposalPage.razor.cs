using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Assess;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>The review screen: what changes, what that means, who must sign, and my own decision; live as others act.</summary>
public sealed partial class ProposalPage(
    ProposalView view, ProposalTexts texts, ProposalWriteBacks writeBacks, ActorSource actors)
{
    private ProposalShown? _shown;
    private static readonly IReadOnlyDictionary<(ArtifactKind Kind, string Path), ChangedTexts> NoTexts =
        new Dictionary<(ArtifactKind, string), ChangedTexts>();

    private IReadOnlyDictionary<(ArtifactKind Kind, string Path), ChangedTexts> _texts = NoTexts;
    private ProposalWriteBacksShown? _writeBacks;
    private FindingLinks? _links;
    private Refusal? _refusal;
    private DecisionPanel? _decision;
    private DeployPanel? _deploy;
    private Guid _loadedFor;
    private int _turn;

    [Parameter] public required string Product { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public string? Change { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    /// <summary><c>hide</c>: changes of spaces are not shown.</summary>
    [SupplyParameterFromQuery] public string? Ws { get; set; }

    /// <summary>The line of the change to bring into view, e.g. <c>after-9</c>, or lines: <c>after-9-14</c>.</summary>
    [SupplyParameterFromQuery] public string? Line { get; set; }

    /// <summary>The words the list of changes is narrowed to.</summary>
    [SupplyParameterFromQuery] public string? Find { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private bool OnChanges => Tab is null or "" or "changes";

    private bool IsOpen => _shown!.State is not (StandingState.Applied or StandingState.Closed);

    private string Title => _shown!.Kind == ProposalKind.Rollback
        ? $"{_shown.Environment} back to {_shown.Release}" : $"{_shown.Release} into {_shown.Environment}";

    private IReadOnlyList<ArtifactChange> Ordered => _shown!.Assessment.ByRisk();

    private ArtifactChange? Current => Ordered.FirstOrDefault(one => one.Path == Change) ?? (Ordered.Count > 0 ? Ordered[0] : null);

    private IReadOnlyList<TabLink> Tabs
    {
        get
        {
            var assessment = _shown!.Assessment;
            var worse = assessment.Verdicts.Count(one => one.Outcome == VerdictOutcome.Degraded);
            var unclear = assessment.Verdicts.Count(
                one => one.Outcome is not (VerdictOutcome.Improved or VerdictOutcome.NotWorse or VerdictOutcome.Degraded));
            var lanes = _shown.Requirements.Where(one => one.IsSignature).ToList();
            return
            [
                Link("Changes", null, assessment.Changes.Changes.Count),
                Link("Findings", "findings", assessment.Findings.Count, hot: assessment.Findings.Count > 0),
                worse > 0 ? Link("Evaluations", "evaluations", hot: true, tally: $"{worse} worse")
                    : unclear > 0 ? Link("Evaluations", "evaluations", hot: true, tally: $"{unclear} unclear")
                    : Link("Evaluations", "evaluations", assessment.Verdicts.Count),
                Link("Decisions", "decisions", tally: $"{lanes.Sum(one => Math.Min(one.Have, one.Needed))} of "
                    + $"{lanes.Sum(one => one.Needed)}"),
                Link("Plan and write-back", "plan"), Link("Evidence", "evidence"), Link("Timeline", "timeline"), Link("Notes", "notes"),
            ];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == Id)
            return;
        (_loadedFor, _shown) = (Id, null);
        await LoadAsync();
    }

    private TabLink Link(string word, string? tab, int? count = null, bool hot = false, string? tally = null) =>
        new(word, Here.Proposal(Id, tab), tab is null ? OnChanges : Tab == tab, count, hot, tally);

    private string UrlOf(string path) => Here.Proposal(Id, change: path, view: View, find: Find, ws: Ws);

    private async Task LoadAsync()
    {
        // An older look that ends later is not shown: another proposal may have been opened meanwhile.
        var (turn, id) = (++_turn, Id);
        var actor = await actors.CurrentAsync();
        var found = await view.RunAsync(new ProposalId(id), actor, CancellationToken.None);
        if (turn != _turn)
            return;
        if (!found.Succeeded)
        {
            (_refusal, _shown) = (found.Refusal, null);
            return;
        }
        var read = _shown?.Digest == found.Value.Digest ? null : await texts.RunAsync(found.Value, actor, CancellationToken.None);
        var written = await writeBacks.RunAsync(new ProposalId(id), actor, CancellationToken.None);
        if (turn != _turn)
            return;
        if (read is not null)
            _texts = read.Succeeded ? read.Value : NoTexts;
        (_refusal, _shown, _writeBacks) = (null, found.Value, written.Succeeded ? written.Value : null);
        _links = new FindingLinks(Here, found.Value.Environment, new FindingLines(
            found.Value.Assessment.Changes, change => _texts.GetValueOrDefault((change.Kind, change.Path)),
            (change, line) => Here.Proposal(id, change: change.Path, line: line)));
    }

    private Task ShowDeploymentAsync() => _deploy?.ShowAsync().AsTask() ?? Task.CompletedTask;

    private Task DecideAsync(DecisionMeaning meaning) => _decision?.ChooseAsync(meaning) ?? Task.CompletedTask;
}
