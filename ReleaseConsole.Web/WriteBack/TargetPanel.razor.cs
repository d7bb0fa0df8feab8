using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>One connection: what it is, what it said last, and checking, trying and switching it.</summary>
public sealed partial class TargetPanel
{
    private ConfirmDialog? _confirm;
    private IReadOnlyList<EnvironmentReading> _readings = [];
    private IReadOnlyList<Choice<string>> _releases = [];
    private IReadOnlyList<Choice<string>> _environments = [];
    private string? _release;
    private string? _environment;
    private DryRun? _dryRun;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ConnectionShown Target { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required CheckTarget Check { get; set; }

    [Inject] public required EnableTarget Enable { get; set; }

    [Inject] public required DryRunTarget TryOut { get; set; }

    [Inject] public required ReleaseHistory History { get; set; }

    [Inject] public required EnvironmentBoard Board { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    private string? WhyNot => Target.MayConnect ? null : DeliveryWords.WhoConnects;

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

    private async Task CheckAsync()
    {
        if (_busy)
            return;
        _busy = true;
        var found = await Check.RunAsync(Target.Id, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal, _readings) = (false, found.Refusal, found.Succeeded ? found.Value.Readings : []);
        await OnChanged.InvokeAsync();
    }

    private async Task EnableAsync()
    {
        if (!await _confirm!.AskAsync())
            return;
        var done = await Enable.RunAsync(Target.Id, !Target.IsEnabled, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = done.Refusal;
        await OnChanged.InvokeAsync();
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
