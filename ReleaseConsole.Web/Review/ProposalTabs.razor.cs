using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Review;

/// <summary>The faces of a proposal other than its changes.</summary>
public sealed partial class ProposalTabs
{
    private string? _shown;

    [Parameter, EditorRequired] public required ProposalShown Proposal { get; set; }

    [Parameter, EditorRequired] public required string Tab { get; set; }

    [Parameter] public ProposalWriteBacksShown? WriteBacks { get; set; }

    /// <summary>Where the place of a finding is read.</summary>
    [Parameter, EditorRequired] public required Func<Finding, string?> FindingUrl { get; set; }

    /// <summary>Something was said or settled here.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<ThreadShown> General => [.. Proposal.Threads.Where(thread => thread.Path is null)];

    // A panel that reads the address enlists itself for it; one that does so while the address is being told to others ends the circuit.
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Tab)
            return;
        await Task.Yield();
        _shown = Tab;
    }
}
