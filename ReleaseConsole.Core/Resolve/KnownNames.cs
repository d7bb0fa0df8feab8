namespace ReleaseConsole.Core.Resolve;

/// <summary>What names are known to mean beside the release's own pins.</summary>
/// <param name="Artifacts">Every artifact of the product.</param>
/// <param name="Aliases">Other names of artifacts, as people decided.</param>
public sealed record KnownNames(IReadOnlySet<string> Artifacts, IReadOnlyDictionary<string, string> Aliases);
