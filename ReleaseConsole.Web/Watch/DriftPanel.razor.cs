using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Watch;

/// <summary>What differs in one environment, and what may be done about each.</summary>
public sealed partial class DriftPanel
{
    private static readonly IReadOnlyList<Choice<int>> Ends =
        [new(1, "In 1 day"), new(3, "In 3 days"), new(7, "In 7 days"), new(30, "In 30 days")];
    private const string WhoDecides = "A person with the role release manager can decide on drift.";
    private readonly Dictionary<DriftId, ElementReference> _rows = [];
    private string? _said;
    private DriftId? _focus;
    private DriftId? _shownBefore;
    private TextBox? _reasonBox;
    private bool _isOpening;
    private DriftId? _of;
    private DriftId? _busy;
    private DriftId? _accepting;
    private Refusal? _refusal;
    private string? _reason;
    private int _days = 3;
    private ConfirmDialog? _confirm;
    private string? _reverting;
    private IReadOnlyList<string> _consequences = [];

    [Parameter, EditorRequired] public required string Environment { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<DriftShown> Drifts { get; set; }

    [Parameter] public ProductUrls Here { get; set; }

    /// <summary>The drift whose difference stands on the page; when it is closed, the focus comes back to its row.</summary>
    [Parameter] public DriftId? Shown { get; set; }

    [Parameter] public bool IsLive { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] public required ResolveDrift Resolve { get; set; }

    [Inject] public required ActorSource Actors { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    private static string? WhyNot(DriftShown drift, DriftChoice choice) => (drift, choice) switch
    {
        ({ MayResolve: false }, _) => WhoDecides,
        ({ IsReverting: true }, _) => "It is being written right now.",
        ({ State: DriftState.Adopted }, DriftChoice.Adopt or DriftChoice.Accept) => "It was adopted: release that version, or revert.",
        ({ Kind: DriftKind.CannotTell }, DriftChoice.Revert) => "The target cannot be read, so nothing is written to it.",
        ({ Kind: not DriftKind.ContentEdited }, DriftChoice.Adopt) => "Only an edited file can become a version.",
        _ => null,
    };

    protected override void OnParametersSet()
    {
        if (_shownBefore is { } closed && Shown is null)
            _focus = closed;
        _shownBefore = Shown;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isOpening && _reasonBox is not null)
        {
            _isOpening = false;
            await _reasonBox.FocusAsync();
        }
        if (_focus is not { } left)
            return;
        _focus = null;
        if (Drifts.Any(one => one.Id == left))
            await _rows[left].FocusIfThereAsync();
    }

    /// <summary>Why this choice is not there, where that hangs on the drift; who may choose at all stands once, below.</summary>
    private static string? Closed(DriftShown drift, DriftChoice choice) => drift.MayResolve ? WhyNot(drift, choice) : null;

    private void Accepting(DriftShown drift)
    {
        _isOpening = _accepting != drift.Id;
        (_accepting, _refusal) = (_isOpening ? drift.Id : null, null);
    }

    private Task AcceptAsync(DriftShown drift)
    {
        var until = Clock.GetUtcNow().AddDays(_days);
        return DecideAsync(
            drift, new DriftResolution(DriftChoice.Accept, until, _reason), $"{drift.Path} is accepted until {TimeWords.Exact(until)}.");
    }

    private Task AdoptAsync(DriftShown drift) =>
        DecideAsync(drift, new DriftResolution(DriftChoice.Adopt), $"What was found of {drift.Path} is saved as a new version.");

    // The whole target is written, and not this file alone.
    private async Task RevertAsync(DriftShown drift)
    {
        var others = Drifts.Count(one => one.Id != drift.Id && one.TargetId == drift.TargetId && one.Kind != DriftKind.CannotTell);
        _reverting = drift.Target;
        _consequences =
        [
            $"What is live in {Environment} is written to {drift.Target} again, over {drift.Path} as it was found.",
            .. others == 0
                ? Array.Empty<string>()
                : [$"{WatchWords.Count(others, "other difference", "other differences")} on {drift.Target} "
                    + $"{(others == 1 ? "is" : "are")} overwritten with it."],
            "It is read back afterwards, and the log keeps what was found and that you put it back.",
        ];
        StateHasChanged();
        if (await _confirm!.AskAsync())
            await DecideAsync(
                drift, new DriftResolution(DriftChoice.Revert), $"What is live in {Environment} is being written to {drift.Target} again.");
    }

    private async Task DecideAsync(DriftShown drift, DriftResolution wanted, string said)
    {
        if (_busy is not null)
            return;
        (_busy, _of, _said) = (drift.Id, drift.Id, null);
        var done = await Resolve.RunAsync(drift.Id, wanted, await Actors.CurrentAsync(), CancellationToken.None);
        (_busy, _refusal) = (null, done.Refusal);
        if (done.Succeeded)
        {
            // The form that was sent goes away with the focus in it.
            _focus = _accepting;
            (_accepting, _reason, _said) = (null, null, said);
        }
        await OnChanged.InvokeAsync();
    }
}
