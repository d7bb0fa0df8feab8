namespace ReleaseConsole.Core.Audit;

/// <summary>The largest head a tenant's log was ever signed at.</summary>
public sealed record Watermark(long Size, byte[] Root);
