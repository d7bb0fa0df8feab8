namespace ReleaseConsole.Core.Artifacts;

/// <summary>A name a template fills in, the offset of the tag it stands in, and the way to write it.</summary>
internal readonly record struct NamedAt(int At, string Name, string Written)
{
    public static NamedAt Double(int at, string name) => new(at, name, $"{{{{{name}}}}}");
}
