namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Texts of a length, in code points.</summary>
internal sealed record Texts(CountRange Length) : Shape
{
    public override bool IsEmpty => Length.IsEmpty;

    protected override Shape? Met(Shape other) => other is Texts more ? this with { Length = Length.And(more.Length) } : null;
}
