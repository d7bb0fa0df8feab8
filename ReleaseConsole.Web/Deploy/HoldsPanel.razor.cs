using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Deploy;

/// <summary>The holds in force, and the form that places one on the chosen environment.</summary>
public sealed partial class HoldsPanel
{
    private static readonly IReadOnlyList<Choice<TimeSpan?>> Ends =
    [
        new(null, "When somebody lifts it"), new(TimeSpan.FromHours(1), "In 1 hour"), new(TimeSpan.FromDays(1), "In 1 day"),
        new(TimeSpan.FromDays(3), "In 3 days"), new(TimeSpan.FromDays(7), "In 7 days"),
    ];

    private ConfirmDialog? _confirm;
    private HoldShown? _lifting;
    private string? _reason;
    private TimeSpan? _ends;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required EnvironmentCard Card { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<HoldShown> Holds { get; set; }

    [Parameter] public bool IsPlacing { get; set; }

    [Parameter, EditorRequired] public required string PlaceUrl { get; set; }

    /// <summary>The address without the form.</summary>
    [Parameter, EditorRequired] public required string Done { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required PlaceHold Place { get; set; }

    [Inject] public required LiftHold Lift { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private string? WhyNot => Card.MayHold ? null : "A person with the role release manager can place a hold.";

    // Between the hold and the form's going a second press would be another, empty question.
    protected override void OnParametersSet()
    {
        if (!IsPlacing)
            (_busy, _reason) = (false, null);
    }

    private async Task PlaceAsync()
    {
        if (_busy)
            return;
        _busy = true;
        var placed = await Place.RunAsync(
            Product, Card.Name, _reason ?? "", Clock.GetUtcNow() + _ends, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = placed.Refusal;
        _busy = placed.Succeeded;
        if (!placed.Succeeded)
            return;
        await OnChanged.InvokeAsync();
        Navigation.NavigateTo(Done);
    }

    private async Task LiftAsync(HoldShown hold)
    {
        _lifting = hold;
        StateHasChanged();
        if (!await _confirm!.AskAsync())
            return;
        var lifted = await Lift.RunAsync(Product, hold.Environment, hold.Id, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = lifted.Refusal;
        await OnChanged.InvokeAsync();
    }
}
