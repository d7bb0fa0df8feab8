using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>One place in a release's contents that names something: which file, where in it, what it names, and as which kind.</summary>
public sealed record NamedThing(string In, int Line, int Column, ArtifactKind Kind, string Name, string? Asked)
{
    public string Place => $"{In}:{Line}:{Column}";

    public override string ToString() => $"{Place} {Name}{(Asked is null ? "" : $" ({Asked})")}";
}
