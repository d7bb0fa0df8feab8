namespace ReleaseConsole.Core.WriteBack;

public readonly record struct TargetId(Guid Value);
