using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>One place in a release's contents that names something: which file, where in it, what it names, and as which kind.</summary>
public sealed record NamedThing(string In, int Line, int Column, ArtifactKind Kind, string Name, string? Asked)
{
    /// <summary>Why it floats, where only what names it tells that.</summary>
    public string? Floats { get; init; }

    public string Place => $"{In}:{Line}:{Column}";

    public override string ToString() => $"{Place} {Name}{(Asked is null ? "" : $" ({Asked})")}";
}
