using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>Tries what writing a release to a target would change, without writing.</summary>
public sealed partial class DryRunForm
{
    private IReadOnlyList<Choice<string>> _releases = [];
    private IReadOnlyList<Choice<string>> _environments = [];
    private string? _release;
    private string? _environment;
    private DryRun? _dryRun;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ConnectionShown Target { get; set; }

    /// <summary>Why the viewer cannot try it; null when they can.</summary>
    [Parameter] public string? WhyNot { get; set; }

    [Inject] public required DryRunTarget TryOut { get; set; }

    [Inject] public required ReleaseHistory History { get; set; }

    [Inject] public required EnvironmentBoard Board { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var actor = await Actors.CurrentAsync();
        var releases = await History.RunAsync(Product, 0, 50, actor, CancellationToken.None);
        var board = await Board.RunAsync(Product, actor, CancellationToken.None);
        if (releases.Succeeded)
            _releases = [.. releases.Value.Rows.Select(row => new Choice<string>(row.Version, row.Version))];
        if (board.Succeeded)
            _environments = [.. board.Value.Environments.Where(one => Target.Environment is null || Target.Environment == one.Name)
                .Select(one => new Choice<string>(one.Name, one.Name))];
        _release = _releases is [var newest, ..] ? newest.Value : null;
        _environment = _environments is [var first, ..] ? first.Value : null;
    }

    private async Task DryRunAsync()
    {
        if (_busy || WhyNot is not null || _release is null || _environment is null)
            return;
        _busy = true;
        var tried = await TryOut.RunAsync(Target.Id, _environment, _release, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal, _dryRun) = (false, tried.Refusal, tried.Succeeded ? tried.Value : null);
    }
}
