using System.Collections.Immutable;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Objects of so many members, with what each named one and all others keep to, and which have to be there.</summary>
internal sealed record Objects(
    CountRange Count, ImmutableSortedSet<string> Required, ImmutableSortedDictionary<string, Bounds> Members, Bounds Rest) : Shape
{
    public override bool IsEmpty => Count.IsEmpty || Required.Count > Count.Most;

    public Bounds Member(string name) => Members.GetValueOrDefault(name, Rest);

    protected override Shape? Met(Shape other) => other is Objects more
        ? new Objects(
            Count.And(more.Count), Required.Union(more.Required),
            Members.Keys.Union(more.Members.Keys).ToImmutableSortedDictionary(
                name => name, name => Member(name).And(more.Member(name)), StringComparer.Ordinal),
            Rest.And(more.Rest))
        : null;
}
