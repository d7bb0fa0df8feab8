namespace ReleaseConsole.Core.WriteBack;

public readonly record struct DeliveryId(Guid Value);
