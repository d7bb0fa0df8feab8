using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>One delivery that is due: planned, it is attempted; in doubt, it is read back. What goes wrong with it stays with it.</summary>
public sealed class CarryOutDelivery(AttemptDelivery attempt, ReadBackDelivery readBack, ILogger<CarryOutDelivery> log)
{
    /// <returns>Whether it went without a fault, whatever came of it.</returns>
    internal async Task<bool> TryAsync(DeliveryId id, DeliveryState state, Actor actor, CancellationToken cancel)
    {
        try
        {
            if (state == DeliveryState.Planned)
                await attempt.RunAsync(id, actor, cancel);
            else
                await readBack.RunAsync(id, actor, cancel);
            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // One target's fault must not stop the others; the lease brings this one back.
            WriteBackLog.DeliveryFault(log, id.Value, fault);
            return false;
        }
    }
}
