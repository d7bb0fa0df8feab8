using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Review;

/// <summary>A proposal in short, as the inbox shows it beside the list.</summary>
public sealed partial class ProposalSummary(ProposalView view, ActorSource actors)
{
    private const int MostChanges = 8;

    private QueueRow? _loadedFor;
    private ProposalShown? _shown;
    private Refusal? _refusal;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required QueueRow Row { get; set; }

    [CascadingParameter] public ShellScope? Scope { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private static bool HoldsItBack(DecisionShown decision) =>
        decision is { Counts: true, Meaning: DecisionMeaning.ChangesRequested or DecisionMeaning.Rejected };

    // What it came for is one signature; who signs for the others stands under Requirements.
    private string? WhoCanSign =>
        _shown!.Requirements.FirstOrDefault(one => one.IsSignature && RequirementList.IsMine(_shown, one)) is { } mine
            ? RequirementList.SignersOf(_shown, mine, Scope?.Person?.Name)
            : _shown.State != StandingState.Open ? null
            : _shown.CanSign.SelectMany(hint => hint.Names).Distinct().ToList() is { Count: > 0 } names
            ? $"{ReviewWords.Joined(names)} can sign."
            : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor == Row)
            return;
        _loadedFor = Row;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await view.RunAsync(Row.Id, await actors.CurrentAsync(), CancellationToken.None);
        _refusal = found.Refusal;
        if (found.Succeeded)
            _shown = found.Value;
    }
}
