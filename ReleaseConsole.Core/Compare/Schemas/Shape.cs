using System.Collections.Immutable;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Values of one kind that keep to all of some bounds. What a schema takes is a union of shapes. <see cref="Atoms"/> are bounds that are
/// only known by their text (a pattern, a format): what keeps to a shape keeps to another one only if it has the other's atoms too.
/// </summary>
internal abstract record Shape
{
    public ImmutableHashSet<string> Atoms { get; init; } = [];

    /// <summary>Surely no value at all.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>
    /// What keeps to both, or somewhat more; null where nothing does. Listed values are sifted later, by the whole schema.
    /// </summary>
    public Shape? And(Shape other)
    {
        if (this is ListedValues || other is ListedValues)
            return this is not ListedValues mine
                ? other
                : other is ListedValues theirs && theirs.Values.Count < mine.Values.Count ? other : this;
        return Met(other) is { } met ? met with { Atoms = Atoms.Union(other.Atoms) } : null;
    }

    protected abstract Shape? Met(Shape other);
}
