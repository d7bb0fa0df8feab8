using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Tests.Compare;

/// <summary>Upper limits that only words state.</summary>
public sealed class SaidLimitsTests
{
    [Theory]
    [InlineData("At most 100 euro. Notes up to 80 letters.", "At most 5000 euro. Notes up to 80 letters.", "At most 100 euro")]
    [InlineData("At most 100 euro. Up to 100 letters.", "At most 5000 euro. Up to 100 letters.", "At most 100 euro")]
    [InlineData("At most 100 euro.", "Amounts of 100 euro and more.", "At most 100 euro")]
    [InlineData("At most 100 euro.", "Takes at least 100 euro.", "At most 100 euro")]
    [InlineData("Höchstens 900 Euro.", "Höchstens 1.000 Euro.", "Höchstens 900 Euro")]
    [InlineData("At most 0.5 percent.", "At most 5 percent.", "At most 0.5 percent")]
    public void A_limit_that_is_gone_or_higher_is_told_whatever_else_is_limited(string before, string after, string lost) =>
        SaidLimits.Lost(before, after).ShouldBe(lost);

    [Theory]
    [InlineData("Höchstens 1.000 Euro.", "Höchstens 900 Euro.")]
    [InlineData("At most 100 euro. Notes up to 80 letters.", "Notes up to 80 letters. At most 50 euro.")]
    [InlineData("At most 100 euro.", "No more than 100 EUR.")]
    [InlineData("At most 100 euro.", "Amounts are limited to 99.")]
    [InlineData("At most 100 euro.", "Never pays over 100 euro.")]
    [InlineData("At most 100 euro.", "The limit is 100 euro.")]
    public void A_limit_that_is_lower_or_said_otherwise_is_not_gone(string before, string after) =>
        SaidLimits.Lost(before, after).ShouldBeNull();
}
