using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Kit;

/// <summary>The only component that formats instants. Follows the clock once a minute, and renders only when its words change.</summary>
public sealed partial class RelativeTime : IDisposable
{
    private string _text = "";

    [Parameter, EditorRequired] public required DateTimeOffset At { get; set; }

    [Parameter] public TimeStyle Style { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    [Inject] public required MinuteTick Minute { get; set; }

    protected override void OnInitialized() => Minute.Ticked += OnTick;

    protected override void OnParametersSet() => _text = Words();

    public void Dispose() => Minute.Ticked -= OnTick;

    private void OnTick()
    {
        if (Words() == _text)
            return;
        _ = InvokeAsync(() =>
        {
            _text = Words();
            StateHasChanged();
        });
    }

    private string Words() => Style switch
    {
        TimeStyle.Distance => TimeWords.Distance(At, Clock.GetUtcNow()),
        TimeStyle.Clock => TimeWords.Clock(At),
        TimeStyle.Exact => TimeWords.Exact(At),
    };
}
