namespace ReleaseConsole.Core.Ingest.Sources.Hooks;

/// <summary>A call whose signature holds: its own id, what it says happened, and the git ref it speaks of.</summary>
public sealed record HookHeard(string Delivery, string? What, string? Ref);
