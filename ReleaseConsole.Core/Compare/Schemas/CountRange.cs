namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>From so many to so many.</summary>
internal readonly record struct CountRange(int Least, int Most)
{
    public static CountRange Any { get; } = new(0, int.MaxValue);

    public bool IsEmpty => Least > Most;

    public CountRange And(CountRange other) => new(Math.Max(Least, other.Least), Math.Min(Most, other.Most));

    public bool IsWithin(CountRange other) => Least >= other.Least && Most <= other.Most;
}
