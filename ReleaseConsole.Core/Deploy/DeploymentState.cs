namespace ReleaseConsole.Core.Deploy;

/// <summary>How far the carrying out of an approved proposal has come.</summary>
public enum DeploymentState
{
    /// <summary>Write-backs are planned or under way; no other deployment may start here.</summary>
    Running,

    /// <summary>At least one target has not answered; nothing is repeated, it is read back until it is known.</summary>
    Unknown,

    /// <summary>Every target confirmed; the manifest is live.</summary>
    Succeeded,

    /// <summary>At least one target refused or is in conflict; what was live stays recorded as live.</summary>
    Failed,
}
