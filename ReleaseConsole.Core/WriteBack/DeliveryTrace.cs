namespace ReleaseConsole.Core.WriteBack;

/// <summary>One entry of the log about a delivery.</summary>
public sealed record TraceLine(long Index, DateTimeOffset At, string Action, string By, string Summary);

/// <summary>A delivery with its entries in the log, in order, and what the person who asks may do about it.</summary>
public sealed record DeliveryTrace(DeliveryShown Delivery, IReadOnlyList<TraceLine> Trace, bool MaySettle, bool MayReplay);
