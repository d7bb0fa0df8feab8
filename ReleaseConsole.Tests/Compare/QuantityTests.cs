using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Tests.Compare;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("5m", "300s")]
    [InlineData("10MB", "10240KB")]
    [InlineData("10 MB", "10000 kB")]
    [InlineData("100 EUR", "€100")]
    [InlineData("1,000 USD", "$1000")]
    [InlineData("60/min", "1/s")]
    [InlineData("60 requests per minute", "60 rpm")]
    [InlineData("1h30m", "90 minutes")]
    public void The_same_amount_in_other_units_is_the_same(string one, string other) =>
        Quantity.AreSame(JsonValue.Create(one), JsonValue.Create(other)).ShouldBeTrue();

    [Theory]
    [InlineData("10MB", "1GB", 1)]
    [InlineData("100/min", "100/s", 1)]
    [InlineData("24h", "15m", -1)]
    [InlineData("3", "3.0", 0)]
    [InlineData("100 EUR", "100 USD", null)]
    [InlineData("5m", "5MB", null)]
    [InlineData("one", "2", null)]
    public void Amounts_of_one_kind_go_up_or_down_and_others_do_not_compare(string one, string other, int? step) =>
        Quantity.Step(Quantity.Of(one), Quantity.Of(other)).ShouldBe(step);

    [Fact]
    public void Bare_figures_that_are_written_otherwise_may_be_versions() =>
        Quantity.AreSame(JsonValue.Create("1.10"), JsonValue.Create("1.1")).ShouldBeFalse();
}
