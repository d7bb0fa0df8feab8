using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>These values and no others: an <c>enum</c>, true and false, null.</summary>
internal sealed record ListedValues(IReadOnlyList<JsonNode?> Values) : Shape
{
    public override bool IsEmpty => Values.Count == 0;

    protected override Shape? Met(Shape other) => this;
}
