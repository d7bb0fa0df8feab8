namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Where an import came from outside: the place without any credential, and which state of it (a commit, a server's version).</summary>
public sealed record SourceOrigin(string Location, string? Revision);

/// <summary>What one staged file is called where it came from, and which version of it this is there.</summary>
public sealed record OutsideItem(string Id, string? Revision);
