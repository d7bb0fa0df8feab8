using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Access;

/// <summary>Keys of pipelines, applications and agents; a new secret is shown once, in this window only.</summary>
public sealed partial class KeysPanel
{
    private static readonly IReadOnlyList<Choice<int?>> Lives =
        [new(90, "90 days"), new(365, "1 year"), new(1, "1 day"), new(null, "until revoked")];
    private static readonly IReadOnlyList<Choice<Role>> AgentRoles =
        [.. AccessFace.Roles.Where(one => RolePermissions.ForAgents.Contains(one.Value))];
    private ConfirmDialog _confirm = null!;
    private string _question = "";
    private string? _secret;
    private Refusal? _refusal;
    private string? _name;
    private Role _role = Role.PromptEngineer;
    private Lane? _lane;
    private Guid? _person;
    private string _product = "";
    private int? _days = 90;

    [Parameter, EditorRequired] public required AccessShown Shown { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required CreateKey Creating { get; set; }

    [Inject] public required RevokeKey Revoking { get; set; }

    private List<Choice<string>> Products =>
        [new("", "All products"), .. Shown.Products.Select(one => new Choice<string>(one.Slug, one.Name))];

    private List<Choice<Guid?>> Persons =>
        [new(null, "Nobody: it is a pipeline or an application"), .. Shown.Persons.Select(one => new Choice<Guid?>(one.Id, one.Name))];

    private void WorkFor(Guid? person)
    {
        _person = person;
        if (person is not null && AgentRoles.All(one => one.Value != _role))
            _role = Role.PromptEngineer;
    }

    private async Task CreateAsync()
    {
        var lane = _role is Role.Reviewer or Role.ReleaseManager ? _lane : null;
        var wanted = new NewKey(
            _name ?? "", _role, lane, _product.Length == 0 ? null : _product, Environment: null,
            _days is { } days ? TimeSpan.FromDays(days) : null)
        {
            OnBehalfOf = _person,
        };
        var made = await Creating.RunAsync(wanted, await Actors.CurrentAsync(), CancellationToken.None);
        _refusal = made.Refusal;
        _secret = made.Succeeded ? made.Value.Secret : null;
        if (made.Succeeded)
            await OnChanged.InvokeAsync();
    }

    private async Task RevokeAsync(KeyRow key)
    {
        _question = $"Revoke the key {key.Prefix}… of {key.Name}?";
        StateHasChanged();
        if (!await _confirm.AskAsync())
            return;
        _refusal = (await Revoking.RunAsync(key.Id, await Actors.CurrentAsync(), CancellationToken.None)).Refusal;
        await OnChanged.InvokeAsync();
    }
}
