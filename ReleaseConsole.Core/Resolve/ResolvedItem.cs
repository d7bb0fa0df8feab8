using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// What an item became: the artifact and its newest version, or nothing when it is left out; with a remark where there is more to say.
/// </summary>
public sealed record ResolvedItem(Resolution Resolution, string? Path, int? Version, Digest? Digest, string? Remark = null);
