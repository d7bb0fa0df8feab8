using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Ingest;

/// <summary>Makes a source or changes one. Its secrets are only ever named, so there is none to show or to lose.</summary>
public sealed partial class SourceForm
{
    private const string FilesExample = "agents/*/prompts/\ntools/**/*.json\n!drafts/";

    private SourceKind _kind;
    private string? _name;
    private string? _server;
    private string? _address;
    private string? _ref;
    private string? _files;
    private int? _depth;
    private string? _label;
    private string? _credential;
    private int? _every;
    private HookScheme? _hook;
    private string? _hookSecret;
    private bool _private;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public required string Product { get; set; }

    /// <summary>The source to change; null makes a new one.</summary>
    [Parameter] public SourceShown? Known { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }

    [Inject] public required SaveSource Save { get; set; }

    [Inject] public required McpServers Servers { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    private string Done => Here.Sources(("source", Known?.Id.Value.ToString()));

    private string ListedHint => Servers.Listed.Count == 0
        ? "The configuration lists no command (ReleaseConsole:Ingest:McpServers); give an address instead."
        : $"One of {string.Join(", ", Servers.Listed.Keys.Order(StringComparer.Ordinal))}; or give an address instead.";

    private string AddressHint => _kind switch
    {
        SourceKind.Git => "https://host/path or ssh://user@host/path.",
        SourceKind.Mcp => "https://host/mcp, a server that speaks streamable HTTP.",
        SourceKind.Langfuse => "https://cloud.langfuse.com or your own; the credential holds pk-lf-…:sk-lf-….",
        SourceKind.Mlflow => "https://host of the registry; the credential holds user:password or a token.",
    };

    private string LabelHint =>
        "Empty: every version, oldest first. Named: only the version that carries the "
        + $"{(_kind == SourceKind.Langfuse ? "label" : "alias")}.";

    /// <summary>A schedule that was set otherwise stays to choose.</summary>
    private IReadOnlyList<Choice<int?>> Schedules => SourceWords.Schedules.Any(one => one.Value == _every)
        ? SourceWords.Schedules
        : [.. SourceWords.Schedules, new Choice<int?>(_every, $"Every {_every} minutes")];

    private IReadOnlyList<Choice<int?>> Depths => SourceWords.Depths.Any(one => one.Value == _depth)
        ? SourceWords.Depths
        : [.. SourceWords.Depths, new Choice<int?>(_depth, $"The last {_depth}")];

    protected override void OnInitialized()
    {
        if (Known is not { } known)
            return;
        var place = known.Connection;
        (_kind, _name, _every, _hook, _hookSecret) = (known.Kind, known.Name, known.EveryMinutes, known.Hook, known.HookSecret);
        (_server, _address, _ref, _files, _depth, _label, _credential, _private) =
            (place.Server, place.Address, place.Ref, SourceWords.Patterns(place), place.Depth, place.Label, place.Credential,
                place.AllowsPrivateNetwork);
    }

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        var connection = new SourceConnection(_kind, _address?.Trim() ?? "")
        {
            Server = _kind == SourceKind.Mcp ? Blank(_server) : null,
            Ref = _kind == SourceKind.Git ? Blank(_ref) : null,
            Files = _kind == SourceKind.Git ? SourceWords.Patterns(_files) : null,
            Depth = _kind == SourceKind.Git ? _depth : null,
            Label = _kind is SourceKind.Langfuse or SourceKind.Mlflow ? Blank(_label) : null,
            Credential = Blank(_credential),
            AllowsPrivateNetwork = _private,
        };
        var draft = new SourceDraft(_name ?? "", connection, _every, _hook, _hook is null ? null : Blank(_hookSecret));
        var saved = await Save.RunAsync(Product, Known?.Id, draft, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal) = (false, saved.Refusal);
        if (!saved.Succeeded)
            return;
        await OnSaved.InvokeAsync();
        Navigation.NavigateTo(Here.Sources(("source", $"{saved.Value.Value}")));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
