namespace ReleaseConsole.Core.Audit;

/// <summary>A size and root that someone holds the log to.</summary>
internal sealed record Signed(long Size, byte[] Root, string Name);
