using System.Collections.Immutable;

namespace ReleaseConsole.Core.Compare.Schemas;

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
