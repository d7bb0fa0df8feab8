using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>
/// Writes notes from the changes into a text, for one of two readers. What a person typed is replaced only after they were asked.
/// </summary>
public sealed partial class NotesDraftPanel
{
    private ConfirmDialog? _dialog;
    private string? _drafted;
    private string? _note;
    private Refusal? _refusal;
    private bool _busy;

    [Parameter] public string? Text { get; set; }

    [Parameter] public EventCallback<string?> TextChanged { get; set; }

    /// <summary>The judgement of the changes the notes speak of.</summary>
    [Parameter, EditorRequired] public required Func<Task<Result<Assessment>>> Judge { get; set; }

    /// <summary>Whether a draft would take away what somebody typed: anything but an earlier draft as it came.</summary>
    internal static bool TakesAway(string? text, string? drafted) => !string.IsNullOrWhiteSpace(text) && text != drafted;

    private async Task DraftAsync(Audience reader)
    {
        if (_busy)
            return;
        _busy = true;
        Result<Assessment> judged;
        try
        {
            judged = await Judge();
        }
        finally
        {
            _busy = false;
        }
        _refusal = judged.Refusal;
        var draft = judged.Succeeded ? BehaviourSummary.Of(judged.Value, reader).ToMarkdown() : "";
        _note = judged.Succeeded && draft.Length == 0 ? "Nothing differs, so there is nothing to write about." : null;
        if (draft.Length == 0 || draft == Text || (TakesAway(Text, _drafted) && !await AskAsync()))
            return;
        _drafted = draft;
        await TextChanged.InvokeAsync(draft);
    }

    private Task<bool> AskAsync()
    {
        StateHasChanged();
        return _dialog!.AskAsync();
    }
}
