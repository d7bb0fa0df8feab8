using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Web.Identity;
using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Web.Assess;

/// <summary>The policy's text, checked while it is written, tried on what was proposed before, and kept as a draft by who may.</summary>
public sealed partial class PolicyEditorPanel(ActorSource actors, DraftPolicy draft)
{
    private CodeEditor? _editor;
    private IReadOnlyList<EditorChoices> _choices = [];
    private IReadOnlyList<Refusal> _faults = [];
    private string? _message;
    private string _state = "Nothing is changed.";
    private bool _changed;

    [Parameter, EditorRequired] public required PolicyView View { get; set; }

    [Parameter, EditorRequired] public required string Product { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }

    private string Start => View.Draft?.Text ?? View.Text;

    private string Hint => View.Draft is { } newer ? $"draft v{newer.Number}, not in force" : $"version {View.InForce.Version}, in force";

    private string? WhyNot => !_changed ? "Change the text first."
        : _faults.Count > 0 ? "The text is not a policy yet."
        : string.IsNullOrWhiteSpace(_message) ? "Say why first."
        : null;

    protected override void OnParametersSet() => _choices = PolicyCompletion.For(View.Environments);

    private Task<Result<string>> ReadAsync() => _editor!.ReadAsync(CancellationToken.None);

    private async Task CheckAsync()
    {
        var text = await _editor!.ReadAsync(CancellationToken.None);
        _changed = text.Succeeded && text.Value != Start;
        _faults = text.Succeeded ? RiskPolicy.Read(text.Value, View.Environments).Faults : [text.Refusal];
        _state =
            _faults.Count > 0 ? "The policy cannot be read." : _changed ? "The policy can be saved as a draft." : "Nothing is changed.";
        await _editor.MarkersAsync(_faults.SelectMany(Markers));
    }

    private async Task SaveAsync()
    {
        var text = await _editor!.ReadAsync(CancellationToken.None);
        if (!text.Succeeded)
        {
            _faults = [text.Refusal];
            return;
        }
        var saved = await draft.RunAsync(
            new NewPolicy(
                Product, text.Value, _message ?? "", View.Draft?.Digest ?? (View.InForce.Version == 0 ? null : View.InForce.Digest)),
            await actors.CurrentAsync(), CancellationToken.None);
        _faults = saved.Succeeded ? [] : [saved.Refusal];
        if (saved.Succeeded)
            await OnSaved.InvokeAsync();
    }

    private static IEnumerable<EditorMarker> Markers(Refusal fault)
    {
        if (fault.Place?.Split(':') is [var line, var column] && int.TryParse(line, out var at) && int.TryParse(column, out var from))
            yield return new EditorMarker(MarkerSeverity.Error, fault.Sentence, at, from, at, from + 1);
    }
}
