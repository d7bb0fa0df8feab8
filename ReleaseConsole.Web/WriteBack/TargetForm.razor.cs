using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.WriteBack;

/// <summary>Makes a connection or changes one. Its secret is only ever named, so there is none to show or to lose.</summary>
public sealed partial class TargetForm
{
    private static readonly IReadOnlyList<Choice<TargetKind>> Kinds =
        [new(TargetKind.Git, "Git repository"), new(TargetKind.Webhook, "Webhook")];
    private IReadOnlyList<Choice<string>> _environments = [new("", "All environments")];
    private TargetKind _kind;
    private string? _name;
    private string? _address;
    private string? _environment = "";
    private string? _secret;
    private string? _settings;
    private bool _private;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>The connection to change; null makes a new one.</summary>
    [Parameter] public ConnectionShown? Known { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }

    [Inject] public required SaveTarget Save { get; set; }

    [Inject] public required EnvironmentBoard Board { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private string Done => Here.Connections(("target", Known?.Id.Value.ToString()));

    private string AddressHint =>
        _kind == TargetKind.Git ? "https://host/path or ssh://user@host/path." : "https://host/path; it gets a signed POST.";

    private string SettingsHint => _kind == TargetKind.Git
        ? """The branch, when it is another than release/{environment}: {"branch":"live/{environment}"}"""
        : """
          Where it can be read back, if it can: {"readUrl":"https://host/live/{environment}"}. When the receiver applies the same
          webhook-id once: {"deduplicates":"by webhook-id"}; without it nothing that may have arrived is sent again.
          """;

    protected override async Task OnInitializedAsync()
    {
        if (Known is { } known)
            (_kind, _name, _address, _environment, _secret, _settings, _private) =
                (known.Kind, known.Name, known.Address, known.Environment ?? "", known.Secret, known.Settings, known.AllowsPrivateNetwork);
        var board = await Board.RunAsync(Product, await Actors.CurrentAsync(), CancellationToken.None);
        if (board.Succeeded)
            _environments = [.. _environments, .. board.Value.Environments.Select(one => new Choice<string>(one.Name, one.Name))];
    }

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        var draft = new TargetDraft(
            _name ?? "", _kind, _address ?? "", Blank(_environment), Blank(_settings), Blank(_secret), _private);
        var saved = await Save.RunAsync(Product, Known?.Id, draft, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal) = (false, saved.Refusal);
        if (!saved.Succeeded)
            return;
        await OnSaved.InvokeAsync();
        Navigation.NavigateTo(Here.Connections(("target", $"{saved.Value.Value}")));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
