using Microsoft.AspNetCore.Components;

namespace ReleaseConsole.Web.Kit;

/// <summary>Asks a page to look again every second, for as long as there is something to look for.</summary>
public sealed class EverySecond(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private bool _runs;

    [Parameter, EditorRequired] public required bool While { get; set; }

    [Parameter] public EventCallback OnTick { get; set; }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (While && !_runs)
            _ = RunAsync(_left.Token);
    }

    private async Task RunAsync(CancellationToken left)
    {
        _runs = true;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await second.WaitForNextTickAsync(left) && While)
                await InvokeAsync(OnTick.InvokeAsync);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
        finally
        {
            _runs = false;
        }
    }
}
