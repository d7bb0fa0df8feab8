namespace ReleaseConsole.Core.Resolve;

public readonly record struct UnresolvedId(Guid Value);
