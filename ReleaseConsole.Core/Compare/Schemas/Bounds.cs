using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Schemas that all have to take a value; none takes everything. Equal where they are the same schemas of the same documents.
/// </summary>
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
                (_shapes, _isRead) = (All is [{ Reading: { } only }] ? only.ShapesOf(this) : ShapesOf.Read(this), true);
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
