using System.Globalization;
using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Access;

/// <summary>Persons and the roles they hold; an admin gives and takes them.</summary>
public sealed partial class PersonsPanel
{
    private ConfirmDialog _confirm = null!;
    private string _question = "";
    private Refusal? _refusal;
    private Refusal? _formRefusal;
    private Guid? _person;
    private Role _role = Role.Viewer;
    private Lane? _lane;
    private string _product = "";
    private string _environment = "";
    private string? _until;

    [Parameter, EditorRequired] public required AccessShown Shown { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required GrantRole Granting { get; set; }

    [Inject] public required RevokeRole Revoking { get; set; }

    private List<Choice<Guid?>> Persons =>
        [new(null, "Choose a person"), .. Shown.Persons.Where(one => !one.IsViewer).Select(one => new Choice<Guid?>(one.Id, one.Name))];

    private List<Choice<string>> Products =>
        [new("", "All products"), .. Shown.Products.Select(one => new Choice<string>(one.Slug, one.Name))];

    private List<Choice<string>> Environments =>
        [new("", "All environments"), .. Shown.Environments.Select(one => new Choice<string>(one, one))];

    private async Task GrantAsync()
    {
        if (_person is not { } person)
            return;
        var until = DateOnly.TryParse(_until, CultureInfo.InvariantCulture, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : (DateTimeOffset?)null;
        var lane = _role is Role.Reviewer or Role.ReleaseManager ? _lane : null;
        var given = await Granting.RunAsync(
            new NewGrant(person, _role, lane, Named(_product), Named(_environment), until), await Actors.CurrentAsync(),
            CancellationToken.None);
        _formRefusal = given.Refusal;
        if (given.Succeeded)
            await OnChanged.InvokeAsync();
    }

    private async Task RevokeAsync(GrantRow grant)
    {
        _question = $"Take {AccessFace.Of(grant.Role, grant.Lane)} away?";
        StateHasChanged();
        // What cannot be taken by hand says so at once; a question before it would promise something.
        if (grant.Source == GrantSource.Hand && !await _confirm.AskAsync())
            return;
        _refusal = (await Revoking.RunAsync(grant.Id, await Actors.CurrentAsync(), CancellationToken.None)).Refusal;
        await OnChanged.InvokeAsync();
    }

    private static string? Named(string chosen) => chosen.Length == 0 ? null : chosen;
}
