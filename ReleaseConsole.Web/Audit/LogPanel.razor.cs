using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Web.Identity;
using LogState = ReleaseConsole.Core.Audit.LogState;

namespace ReleaseConsole.Web.Audit;

/// <summary>How the log is, and its verification from the first entry to the last on demand.</summary>
public sealed partial class LogPanel
{
    private LogCondition? _state;
    private Refusal? _refusal;
    private Refusal? _why;
    private IReadOnlyList<string> _problems = [];

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required LogState State { get; set; }

    [Inject] public required VerifyLog Verification { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var state = await State.RunAsync(await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = state.Refusal;
        _state = state.Succeeded ? state.Value : null;
    }

    private async Task VerifyAsync()
    {
        var verified = await Verification.RunAsync(progress: null, await Actors.CurrentAsync(), CancellationToken.None);
        _why = verified.Refusal;
        _problems = verified.Succeeded ? verified.Value.Problems : [];
        await LoadAsync();
    }
}
