using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Deploy;

/// <summary>Puts a release up for an environment; leads to the proposal, where it is signed.</summary>
public sealed partial class PromotePanel
{
    private const int Newest = 50;
    private IReadOnlyList<Choice<string>>? _releases;
    private string? _release;
    private string? _environment;
    private string? _note;
    private Refusal? _refusal;
    private Refusal? _cannotList;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>The environment it is meant for at first.</summary>
    [Parameter, EditorRequired] public required EnvironmentCard Card { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<EnvironmentCard> Path { get; set; }

    /// <summary>The address without the form.</summary>
    [Parameter, EditorRequired] public required string Done { get; set; }

    [Inject] public required ReleaseHistory History { get; set; }

    [Inject] public required ProposeRelease Propose { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private EnvironmentCard? Target => Path.FirstOrDefault(one => one.Name == _environment);

    private string? WhyNot => Target is { Release: { } live } && live == _release ? $"{live} is live in {_environment} already." : null;

    protected override async Task OnInitializedAsync()
    {
        _environment = Card.Name;
        var found = await History.RunAsync(Product, 0, Newest, await Actors.CurrentAsync(), CancellationToken.None);
        _cannotList = found.Refusal;
        if (!found.Succeeded)
            return;
        var frozen = found.Value.Rows.Where(row => row.State == ReleaseState.Frozen).ToList();
        _releases = [.. frozen.Select(row => new Choice<string>(
            row.Version, row.LiveIn.Count == 0 ? row.Version : $"{row.Version}, live in {string.Join(", ", row.LiveIn)}"))];
        _release = (frozen.Find(row => !row.LiveIn.Contains(Card.Name)) ?? frozen.FirstOrDefault())?.Version;
    }

    private async Task ProposeAsync()
    {
        if (_busy || _release is null || _environment is null)
            return;
        _busy = true;
        var proposed = await Propose.RunAsync(
            Product, new NewProposal(_release, _environment, _note, NotBefore: null), await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal) = (false, proposed.Refusal);
        if (proposed.Succeeded)
            Navigation.NavigateTo(Urls.For(Product).Proposal(proposed.Value.Id.Value));
    }
}
