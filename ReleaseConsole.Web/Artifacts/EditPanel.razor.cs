using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Artifacts;

/// <summary>
/// The editor against what is live: the text is kept as the person's draft while they type, checked, and saved as a version by
/// <see cref="SavePanel"/>. Who saved meanwhile is named, with the way on.
/// </summary>
public sealed partial class EditPanel(EditSession session, ActorSource actors, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Longer texts are compared by the editor alone.</summary>
    private const int CountedLength = 200_000;

    private readonly SemaphoreSlim _keeping = new(1);
    private readonly TypingPause _typing = new(clock, TimeSpan.FromSeconds(1));
    private CodeDiffEditor? _editor;
    private VersionShown? _left;
    private string? _text;
    private string? _side;
    private Task? _loading;
    private string _shape = "";
    private Digest? _basedOn;
    private DraftShown? _draft;
    private TextChecked? _checked;
    private Refusal? _problem;
    private Refusal? _keepProblem;
    private (int Added, int Removed)? _counts;
    private string? _merged;
    private bool _unsaved;

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter, EditorRequired] public required ArtifactShown Shown { get; set; }

    [Parameter] public string? Against { get; set; }

    [Parameter] public EventCallback<DraftShown?> OnDraft { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }

    /// <summary>Someone else saved first: the page reads the artifact anew.</summary>
    [Parameter] public EventCallback OnBehind { get; set; }

    private ProductUrls Here => Urls.For(Product);

    private bool ReadOnly => Shown.MayNotEdit is not null || Shown.Kind == ArtifactKind.Evaluation;

    private bool IsBehind => (_draft is not null || _unsaved) && _basedOn != Shown.Newest.Digest;

    private string? WhyNotSaved => _checked is { CanBeSaved: false } ? "The checks above say what stands in the way." : null;

    private EditAgainst Beside => EditAgainst.Of(Shown, Against);

    /// <summary>Lets go of what was typed and shows the newest version again.</summary>
    public async Task StartOverAsync()
    {
        await _typing.StopAsync();
        await (_loading = LoadTextAsync());
        if (_editor is not null && _text is not null)
            await _editor.SetAsync(_text);
        await MarkAsync();
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        // Parameters may be set again while the first load is under way; it is awaited, not begun again.
        await (_loading ??= LoadTextAsync());
        var against = Beside;
        if (_side == against.Side || _problem is not null)
            return;
        _side = against.Side;
        var left = await session.VersionAsync(Product, Shown.Kind, Shown.Path, against.Number, await actors.CurrentAsync());
        if (_side != against.Side)
            return;
        (_left, _problem) = (left.Succeeded ? left.Value : null, left.Refusal);
        if (_editor is not null)
            await _editor.SetOriginalAsync(_left?.Content ?? "");
        Count(_text!);
    }

    public async ValueTask DisposeAsync()
    {
        await _typing.StopAsync();
        _typing.Dispose();
        _keeping.Dispose();
    }

    private async Task LoadTextAsync()
    {
        var newest = await session.VersionAsync(Product, Shown.Kind, Shown.Path, Shown.Newest.Number, await actors.CurrentAsync());
        _problem = newest.Refusal ?? (newest.Value.Content is null ? ArtifactsRefusals.NotText(Shown.Path) : null);
        if (_problem is not null)
            return;
        _draft = ReadOnly ? null : Shown.Draft;
        _basedOn = _draft is null ? Shown.Newest.Digest : _draft.BasedOn;
        _text = _draft?.Text ?? newest.Value.Content!;
        (_unsaved, _keepProblem) = (false, null);
        await CheckAsync(_text);
    }

    private async Task ChangedAsync(EditorChange change)
    {
        _unsaved = true;
        try
        {
            await _typing.AfterAsync(KeepAsync);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or JSDisconnectedException)
        {
            // More was typed, or the window is gone: the later text is kept instead, or the draft of a second ago stands.
        }
    }

    private async Task KeepAsync(CancellationToken typing)
    {
        await _keeping.WaitAsync(typing);
        try
        {
            var text = await ReadAsync();
            var kept = text.Succeeded
                ? await session.KeepAsync(Product, Shown.Kind, Shown.Path, text.Value, _basedOn, await actors.CurrentAsync(), typing)
                : text.Refusal;
            _keepProblem = kept.Refusal;
            if (!kept.Succeeded)
                return;
            _unsaved = false;
            _draft = new DraftShown("", _basedOn, Shown.Versions.FirstOrDefault(row => row.Digest == _basedOn)?.Number, kept.Value);
            await CheckAsync(text.Value);
            await MarkAsync();
            await OnDraft.InvokeAsync(_draft);
        }
        finally
        {
            _keeping.Release();
        }
    }

    private async Task<Result<string>> ReadAsync() => await _editor!.ReadAsync(CancellationToken.None);

    private async Task CheckAsync(string text)
    {
        var lines = 1 + text.AsSpan().Count('\n') - (text.EndsWith('\n') ? 1 : 0);
        _shape = string.Create(
            CultureInfo.InvariantCulture,
            $"{(text.Contains("\r\n", StringComparison.Ordinal) ? "CRLF" : "LF")}, {Counted.Of(lines, "line")}");
        Count(text);
        if (Shown.Kind == ArtifactKind.Evaluation)
            return;
        var found = await session.CheckAsync(Product, Shown.Kind, Shown.Path, text, await actors.CurrentAsync());
        _checked = found.Succeeded ? found.Value : null;
    }

    private void Count(string text)
    {
        var before = _left?.Content ?? "";
        _counts = before.Length + text.Length > CountedLength ? null
            : TextDiff.Of(before, text) is var diff ? (diff.AddedLines, diff.RemovedLines) : null;
        _text = text;
    }

    private async Task MarkAsync()
    {
        if (_editor is not null && _checked is not null)
            await _editor.MarkersAsync(_checked.Checks.Select(check => new EditorMarker(
                check.Severity.Marker(), check.Sentence, check.Line, check.Column, check.Line, check.Column + check.Length)));
    }

    private async Task PutOnTopAsync()
    {
        _basedOn = Shown.Newest.Digest;
        await KeepAsync(CancellationToken.None);
    }

    private async Task MergedAsync(MergedText merged)
    {
        await _editor!.SetAsync(merged.Text);
        (_text, _merged) = (merged.Text, merged.Said);
        await PutOnTopAsync();
    }

    private async Task SavedAsync(SavedVersion saved)
    {
        await _typing.StopAsync();
        (_draft, _unsaved, _basedOn, _merged) = (null, false, saved.Digest, null);
        await OnDraft.InvokeAsync(null);
        await OnSaved.InvokeAsync();
    }
}
