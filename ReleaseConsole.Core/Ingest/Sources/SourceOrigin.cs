namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Where an import came from outside: the place without any credential, and which state of it (a commit, a server's version).
/// </summary>
public sealed record SourceOrigin(string Location, string? Revision);

/// <summary>What one staged file is called where it came from, and which version of it this is there.</summary>
public sealed record OutsideItem(string Id, string? Revision)
{
    /// <summary>The place keeps numbered versions and all of them are taken, in order: this one never goes over a later one.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>The labels or aliases that pointed to it there when it was taken; they move without its content changing.</summary>
    public IReadOnlyList<string>? Labels { get; init; }
}
