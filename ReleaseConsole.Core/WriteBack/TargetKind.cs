namespace ReleaseConsole.Core.WriteBack;

/// <summary>The outside systems this version writes to.</summary>
public enum TargetKind
{
    Git,
    Webhook,
}
