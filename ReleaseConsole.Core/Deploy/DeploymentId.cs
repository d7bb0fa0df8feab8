namespace ReleaseConsole.Core.Deploy;

public readonly record struct DeploymentId(Guid Value);
