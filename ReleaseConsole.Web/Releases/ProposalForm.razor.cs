using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Releases;

/// <summary>Proposes a release for an environment: says what that does, then leads to the review.</summary>
public sealed partial class ProposalForm(ProposeRelease propose, ActorSource actors, NavigationManager navigation)
{
    private Refusal? _refusal;
    private string? _note;
    private string? _notBefore;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required string Version { get; set; }

    [Parameter, EditorRequired] public required Board Board { get; set; }

    /// <summary>The environment the address names.</summary>
    [Parameter] public string? Environment { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private IReadOnlyList<Choice<string>> Choices =>
        [.. Board.ProposableTo.Select(
            one => new Choice<string>(one.Name, one.Live is null ? $"{one.Name}, nothing is live" : $"{one.Name}, {one.Live} is live"))];

    /// <summary>The one the address names; else the first on the path where other bytes are live.</summary>
    private ProposableEnvironment Chosen =>
        Board.ProposableTo.FirstOrDefault(one => one.Name == Environment)
        ?? Board.ProposableTo.FirstOrDefault(one => one.Live != Version)
        ?? Board.ProposableTo[0];

    private IEnumerable<string> Consequences(ProposableEnvironment chosen) =>
    [
        chosen.Live is null
            ? $"{Version} is judged as the first release of {chosen.Name}."
            : $"{Version} is judged against {chosen.Live}, which is live in {chosen.Name}.",
        chosen.IsProtected
            ? "The lanes that the policy names must sign, over exactly these bytes. Your own signature does not count for what you wrote."
            : "The policy’s signatures for open environments are asked for.",
        "An open proposal of this release for this environment is closed, and its signatures no longer count.",
        "Nothing goes live by this: somebody who may deploy does that after the signatures.",
    ];

    private void Choose(string environment) => navigation.NavigateTo(Here.Propose(Version, environment), replace: true);

    private async Task ProposeAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var proposed = await propose.RunAsync(
                Product, new NewProposal(Version, Chosen.Name, _note, NotBefore()), await actors.CurrentAsync(), CancellationToken.None);
            _refusal = proposed.Refusal;
            if (proposed.Succeeded)
                navigation.NavigateTo(Here.Proposal(proposed.Value.Id.Value));
        }
        finally
        {
            _busy = false;
        }
    }

    private DateTimeOffset? NotBefore() =>
        DateTimeOffset.TryParse(_notBefore, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
