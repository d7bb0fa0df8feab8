using ReleaseConsole.Web.Kit;

namespace ReleaseConsole.Tests.Web.Kit;

public sealed class TimeWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 19, 14, 32, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-59, "just now")]
    [InlineData(-60, "1 min ago")]
    [InlineData(-3599, "59 min ago")]
    [InlineData(-3600, "1 h ago")]
    [InlineData(-79_200, "22 h ago")]
    [InlineData(-172_800, "2 days ago")]
    [InlineData(-5_184_000, "2 months ago")]
    [InlineData(-63_072_000, "2 years ago")]
    [InlineData(30, "in a moment")]
    [InlineData(7200, "in 2 h")]
    public void A_distance_is_said_in_one_unit(int seconds, string words) =>
        TimeWords.Distance(Now.AddSeconds(seconds), Now).Replace('\u00a0', ' ').ShouldBe(words);

    [Fact]
    public void A_number_never_parts_from_its_unit() => TimeWords.Distance(Now.AddHours(-22), Now).ShouldStartWith("22\u00a0h");

    [Fact]
    public void The_exact_instant_is_in_UTC_wherever_it_was_taken() =>
        TimeWords.Exact(new DateTimeOffset(2026, 11, 18, 17, 20, 55, TimeSpan.FromHours(1))).ShouldBe("2026-11-18 16:20:55 UTC");
}
