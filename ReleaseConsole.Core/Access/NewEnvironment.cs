using ReleaseConsole.Core.Deploy;

namespace ReleaseConsole.Core.Access;

/// <summary>An environment to be: protected ones take full quorums only.</summary>
public sealed record NewEnvironment(string Name, bool IsProtected, Boundary Boundary);
