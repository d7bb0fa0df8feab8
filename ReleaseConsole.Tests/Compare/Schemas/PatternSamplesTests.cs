using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Tests.Compare.Schemas;

/// <summary>Patterns from outside, which may be of any depth and length.</summary>
public sealed class PatternSamplesTests
{
    [Theory]
    [InlineData(100_000)]
    [InlineData(240)]
    public void A_pattern_of_many_brackets_is_not_tried_and_ends_nothing(int depth) =>
        PatternSamples.Of(new string('(', depth) + "a" + new string(')', depth)).ShouldBeEmpty();

    [Fact]
    public void Nothing_many_times_over_is_nothing() =>
        PatternSamples.Of("^" + string.Concat(Enumerable.Repeat("(){2147483647}", 20)) + "a$").ShouldBe(["a"]);

    [Fact]
    public void A_pattern_with_a_few_brackets_is_tried() => PatternSamples.Of("^((a|b)c){2}$").ShouldBe(["acac", "bcbc"]);

    [Theory]
    [InlineData(@"[\w-z]", @"[A-Za-z0-9_\-z]")]
    [InlineData(@"[\w-]", "[A-Za-z0-9_-]")]
    public void A_dash_behind_a_class_begins_no_range(string pattern, string plain) => PatternText.Plain(pattern).ShouldBe(plain);
}
