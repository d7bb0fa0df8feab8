using ReleaseConsole.Core;

namespace ReleaseConsole.Tests;

public sealed class SizedTests
{
    [Theory]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_500, "1.5\u00a0kB")]
    [InlineData(64_000_000, "64\u00a0MB")]
    [InlineData(2_000_000_000, "2\u00a0GB")]
    [InlineData(5_000_000_000_000, "5000\u00a0GB")]
    public void A_size_is_told_in_decimal_units_that_stay_beside_their_number(long bytes, string told) => Sized.Of(bytes).ShouldBe(told);
}
