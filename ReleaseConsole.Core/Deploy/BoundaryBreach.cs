namespace ReleaseConsole.Core.Deploy;

/// <summary>One thing in a manifest that an environment does not allow, with the sentence that says so.</summary>
public sealed record BoundaryBreach(string Artifact, string Place, string What, string Reason);
