using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Kit;

/// <summary>One line or several, with its label, hint and error tied to it.</summary>
public sealed partial class TextBox
{
    private readonly string _id = Ids.Next("text");
    private ElementReference _box;

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public bool HideLabel { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public string? Placeholder { get; set; }

    [Parameter] public string Type { get; set; } = "text";

    [Parameter] public int Lines { get; set; } = 1;

    [Parameter] public int? MaxLength { get; set; }

    /// <summary>Monospaced: paths, digests, code.</summary>
    [Parameter] public bool Code { get; set; }

    /// <summary>The page's filter, which the key <c>/</c> goes to.</summary>
    [Parameter] public bool IsFilter { get; set; }

    /// <summary>Say each keystroke, not only the finished text.</summary>
    [Parameter] public bool AsTyped { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    public ValueTask FocusAsync() => _box.FocusIfThereAsync();

    private Task SayAsync(string? value)
    {
        Value = value;
        return ValueChanged.InvokeAsync(value);
    }
}
