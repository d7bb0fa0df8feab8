using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>The policy's text, checked while it is written, and put in force by who may.</summary>
public sealed partial class PolicyEditorPanel(ActorSource actors, AdoptPolicy adopt)
{
    private static readonly IReadOnlyList<string> Consequences =
    [
        "Every assessment from now on is made under it; those before keep the policy they name.",
        "Open proposals were signed over the policy before: they become stale and are signed again.",
        "It can be replaced by another version, and the audit log keeps both.",
    ];

    private CodeEditor? _editor;
    private ConfirmDialog? _confirm;
    private Refusal? _refusal;
    private string? _message;
    private string _state = "Nothing is changed.";
    private bool _changed;

    [Parameter, EditorRequired] public required PolicyView View { get; set; }

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter] public EventCallback OnAdopted { get; set; }

    private string? WhyNot => !_changed ? "Change the text first."
        : _refusal is not null ? "The text is not a policy yet."
        : string.IsNullOrWhiteSpace(_message) ? "Say why first."
        : null;

    private async Task CheckAsync()
    {
        var text = await _editor!.ReadAsync(CancellationToken.None);
        _changed = text.Succeeded && text.Value != View.Text;
        _refusal = text.Succeeded ? RiskPolicy.Parse(text.Value).Refusal : text.Refusal;
        _state = _refusal is not null ? "The policy cannot be read." : _changed ? "The policy can be put in force." : "Nothing is changed.";
        await _editor.MarkersAsync(Markers(_refusal));
    }

    private async Task AdoptAsync()
    {
        var text = await _editor!.ReadAsync(CancellationToken.None);
        if (!text.Succeeded || !await _confirm!.AskAsync())
        {
            _refusal = text.Refusal;
            return;
        }
        var adopted = await adopt.RunAsync(
            new NewPolicy(Product, text.Value, _message!, View.InForce.Version), await actors.CurrentAsync(), CancellationToken.None);
        _refusal = adopted.Refusal;
        if (adopted.Succeeded)
            await OnAdopted.InvokeAsync();
    }

    private static IEnumerable<EditorMarker> Markers(Refusal? refusal)
    {
        if (refusal?.Place?.Split(':') is [var line, var column] && int.TryParse(line, out var at) && int.TryParse(column, out var from))
            yield return new EditorMarker(MarkerSeverity.Error, refusal.Sentence, at, from, at, from + 1);
    }
}
