using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Live;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>The review screen: what changes, what that means, who must sign, and my own decision; live as others act.</summary>
public sealed partial class ProposalPage(
    ProposalView view, ProposalTexts texts, ProposalWriteBacks writeBacks, CloseProposal close, ActorSource actors) : IAsyncDisposable
{
    private ProposalShown? _shown;
    private IReadOnlyDictionary<string, ChangedTexts> _texts = new Dictionary<string, ChangedTexts>();
    private ProposalWriteBacksShown? _writeBacks;
    private Refusal? _refusal;
    private Refusal? _withdrawRefusal;
    private string? _reason;
    private CommittedChanges? _changes;
    private DecisionPanel? _decision;
    private ConfirmDialog? _withdraw;
    private JsModule? _script;
    private Guid _loadedFor;
    private string? _revealed;

    [Parameter] public required string Product { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery] public string? Change { get; set; }

    [SupplyParameterFromQuery] public string? View { get; set; }

    [Inject] public required AuditFeed Feed { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

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
            var unclear = assessment.Verdicts.Count(one => one.Outcome is not (VerdictOutcome.Improved or VerdictOutcome.NotWorse));
            var lanes = _shown.Requirements.Where(one => one.Needed > 0 && one.Id != "evaluation").ToList();
            return
            [
                Link("Changes", null, assessment.Changes.Changes.Count),
                Link("Findings", "findings", assessment.Findings.Count, hot: assessment.Findings.Count > 0),
                Link(unclear > 0 ? "Evaluations, unclear" : "Evaluations", "evaluations", unclear > 0 ? unclear : assessment.Verdicts.Count, hot: unclear > 0),
                Link($"Decisions {lanes.Sum(one => Math.Min(one.Have, one.Needed))} of {lanes.Sum(one => one.Needed)}", "decisions"),
                Link("Plan and write-back", "plan"), Link("Evidence", "evidence"), Link("Timeline", "timeline"), Link("Notes", "notes"),
            ];
        }
    }

    public async ValueTask DisposeAsync()
    {
        _changes?.Dispose();
        if (_script is not null)
            await _script.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        _script = new JsModule(Js, "./Review/ProposalPage.razor.js");
        _changes = new CommittedChanges(Feed, (await actors.CurrentAsync()).Tenant, () => InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        }));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == Id)
            return;
        (_loadedFor, _shown, _revealed) = (Id, null, null);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _script!.InvokeVoidAsync("listen");
        if (_shown is null || !OnChanges || Change is null || _revealed == Change)
            return;
        _revealed = Change;
        await _script!.InvokeVoidAsync("reveal", ReviewWords.Anchor(Change));
    }

    private TabLink Link(string word, string? tab, int? count = null, bool hot = false) =>
        new(word, Here.Proposal(Id, tab), tab is null ? OnChanges : Tab == tab, count, hot);

    private string UrlOf(string path) => Here.Proposal(Id, change: path, view: View);

    private async Task LoadAsync()
    {
        var actor = await actors.CurrentAsync();
        var found = await view.RunAsync(new ProposalId(Id), actor, CancellationToken.None);
        if (!found.Succeeded)
        {
            (_refusal, _shown) = (found.Refusal, null);
            return;
        }
        if (_shown?.Digest != found.Value.Digest)
            _texts = (await texts.RunAsync(found.Value, actor, CancellationToken.None)) is { Succeeded: true } read ? read.Value : _texts;
        var written = await writeBacks.RunAsync(new ProposalId(Id), actor, CancellationToken.None);
        (_refusal, _shown, _writeBacks) = (null, found.Value, written.Succeeded ? written.Value : null);
    }

    private Task DecideAsync(DecisionMeaning meaning) => _decision?.ChooseAsync(meaning) ?? Task.CompletedTask;

    private async Task WithdrawAsync()
    {
        _withdrawRefusal = null;
        while (await _withdraw!.AskAsync())
        {
            var closed = await close.RunAsync(new ProposalId(Id), _reason ?? "", await actors.CurrentAsync(), CancellationToken.None);
            _withdrawRefusal = closed.Refusal;
            StateHasChanged();
            if (closed.Succeeded)
            {
                await LoadAsync();
                return;
            }
        }
    }
}
