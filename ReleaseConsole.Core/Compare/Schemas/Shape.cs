using System.Collections.Immutable;
using System.Text.Json.Nodes;

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

    /// <summary>What keeps to both, or somewhat more; null where nothing does. Listed values are sifted later, by the whole schema.</summary>
    public Shape? And(Shape other)
    {
        if (this is ListedValues || other is ListedValues)
            return this is not ListedValues mine ? other : other is ListedValues theirs && theirs.Values.Count < mine.Values.Count ? other : this;
        return Met(other) is { } met ? met with { Atoms = Atoms.Union(other.Atoms) } : null;
    }

    protected abstract Shape? Met(Shape other);
}

/// <summary>These values and no others: an <c>enum</c>, true and false, null.</summary>
internal sealed record ListedValues(IReadOnlyList<JsonNode?> Values) : Shape
{
    public override bool IsEmpty => Values.Count == 0;

    protected override Shape? Met(Shape other) => this;
}

/// <summary>Numbers in a range, each a multiple of every step; a step of 1 is what makes an integer.</summary>
internal sealed record Numbers(NumberRange Range, ImmutableSortedSet<decimal> Steps) : Shape
{
    public const decimal FinestStep = 0.0001m;

    public override bool IsEmpty => Reached.IsEmpty;

    /// <summary>The range with its ends where the steps reach them.</summary>
    public NumberRange Reached => Steps.Count > 0 && Steps[^1] >= FinestStep ? Range.OnSteps(Steps[^1]) : Range;

    protected override Shape? Met(Shape other) =>
        other is Numbers more ? this with { Range = Range.And(more.Range), Steps = Steps.Union(more.Steps) } : null;
}

/// <summary>Texts of a length, in code points.</summary>
internal sealed record Texts(CountRange Length) : Shape
{
    public override bool IsEmpty => Length.IsEmpty;

    protected override Shape? Met(Shape other) => other is Texts more ? this with { Length = Length.And(more.Length) } : null;
}

/// <summary>Lists of a length, with what their first items and all others keep to.</summary>
internal sealed record Lists(CountRange Length, bool Unique, IReadOnlyList<Bounds> Prefix, Bounds Rest) : Shape
{
    public override bool IsEmpty => Length.IsEmpty;

    public Bounds Item(int at) => at < Prefix.Count ? Prefix[at] : Rest;

    protected override Shape? Met(Shape other) => other is Lists more
        ? new Lists(
            Length.And(more.Length), Unique || more.Unique,
            [.. Enumerable.Range(0, Math.Max(Prefix.Count, more.Prefix.Count))
                .Select(at => Item(at).And(more.Item(at)))], Rest.And(more.Rest))
        : null;
}

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

/// <summary>From so many to so many.</summary>
internal readonly record struct CountRange(int Least, int Most)
{
    public static CountRange Any { get; } = new(0, int.MaxValue);

    public bool IsEmpty => Least > Most;

    public CountRange And(CountRange other) => new(Math.Max(Least, other.Least), Math.Min(Most, other.Most));

    public bool IsWithin(CountRange other) => Least >= other.Least && Most <= other.Most;
}

/// <summary>Schemas that all have to take a value; none takes everything. Equal where they are the same schemas of the same documents.</summary>
internal sealed class Bounds(params IReadOnlyList<Schema> all) : IEquatable<Bounds>
{
    private IReadOnlyList<Shape>? _shapes;
    private bool _isRead;

    public IReadOnlyList<Schema> All { get; } = all;

    /// <summary>What keeps to them, as shapes; null where there are too many to look at.</summary>
    public IReadOnlyList<Shape>? Shapes
    {
        get
        {
            if (!_isRead)
                (_shapes, _isRead) = (ShapesOf.Read(this), true);
            return _shapes;
        }
    }

    /// <summary>Surely no value at all.</summary>
    public bool IsNothing => All.Count > 0 && Shapes is { Count: 0 };

    public Bounds And(Bounds other) => All.Count == 0 ? other : other.All.Count == 0 ? this : new Bounds([.. All.Union(other.All)]);

    public bool? Take(JsonNode? value)
    {
        var steps = new Steps();
        return Kleene.All(All.Select(schema => SchemaCheck.Takes(schema, value, steps)));
    }

    public bool Equals(Bounds? other) => other is not null && All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => Equals(obj as Bounds);

    public override int GetHashCode() => All.Aggregate(All.Count, HashCode.Combine);
}
