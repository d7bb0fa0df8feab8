namespace ReleaseConsole.Core.Watch;

public readonly record struct DriftId(Guid Value);
