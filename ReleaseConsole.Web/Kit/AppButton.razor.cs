using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ReleaseConsole.Web.Kit;

/// <summary>
/// A button, or a link that looks like one. It takes no second press while the first runs, and when it is off it says why,
/// beside it and to assistive technology: it stays focusable, so that the reason can be reached.
/// </summary>
public sealed partial class AppButton
{
    private readonly string _whyId = Ids.Next("why");
    private bool _running;

    [Parameter] public ButtonKind Kind { get; set; }

    [Parameter] public bool Small { get; set; }

    [Parameter] public bool Wide { get; set; }

    [Parameter] public bool Submit { get; set; }

    [Parameter] public string? Icon { get; set; }

    [Parameter] public string? Href { get; set; }

    [Parameter] public string? Title { get; set; }

    /// <summary>The keys that press it, shown inside, e.g. "Ctrl ↵".</summary>
    [Parameter] public string? Keys { get; set; }

    /// <summary>Work is under way that this button started elsewhere, e.g. in a form.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>Why it cannot be pressed now; null when it can.</summary>
    [Parameter] public string? WhyDisabled { get; set; }

    /// <summary>The reason already stands nearby: keep it for the title and assistive technology only.</summary>
    [Parameter] public bool HideReason { get; set; }

    [Parameter] public EventCallback<MouseEventArgs> OnClick { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    private bool IsBusy => Busy || _running;

    private bool Off => IsBusy || WhyDisabled is not null;

    private string Css => $"{Kind.ToString().ToLowerInvariant()}{(Small ? " sm" : "")}{(Wide ? " wide" : "")}";

    private async Task PressAsync(MouseEventArgs press)
    {
        if (Off)
            return;
        _running = true;
        try
        {
            await OnClick.InvokeAsync(press);
        }
        finally
        {
            _running = false;
        }
    }
}
