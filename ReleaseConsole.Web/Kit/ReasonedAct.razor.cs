using Microsoft.AspNetCore.Components;
using ReleaseConsole.Core;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// A button whose act cannot be undone and asks for a reason: says what it means first, and asks again when it was refused.
/// </summary>
public sealed partial class ReasonedAct
{
    private ConfirmDialog? _ask;
    private Refusal? _refusal;
    private string? _reason;

    [Parameter, EditorRequired] public required string Word { get; set; }

    /// <summary>The act as a question, e.g. "Withdraw 2026.11.1?".</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The verb with its object, on the button that does it.</summary>
    [Parameter, EditorRequired] public required string Confirm { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Consequences { get; set; }

    /// <summary>Does it for the reason given, and says why not; null when it is done.</summary>
    [Parameter, EditorRequired] public required Func<string, Task<Refusal?>> Act { get; set; }

    [Parameter] public ButtonKind Kind { get; set; }

    [Parameter] public string? WhyNot { get; set; }

    [Parameter] public EventCallback OnDone { get; set; }

    private async Task AskAsync()
    {
        _refusal = null;
        while (await _ask!.AskAsync())
        {
            _refusal = await Act(_reason ?? "");
            StateHasChanged();
            if (_refusal is not null)
                continue;
            await OnDone.InvokeAsync();
            return;
        }
    }
}
