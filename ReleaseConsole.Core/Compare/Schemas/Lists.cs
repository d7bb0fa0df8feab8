namespace ReleaseConsole.Core.Compare.Schemas;

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
