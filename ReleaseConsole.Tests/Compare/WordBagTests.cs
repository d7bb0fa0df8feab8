using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Tests.Compare;

public sealed class WordBagTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.55)]
    public void What_is_alike_enough_is_never_held_to_be_plainly_too_little(double least)
    {
        var random = new Random(7);
        for (var at = 0; at < 20_000; at++)
        {
            var (one, other) = (Of(random), Of(random));
            var (whole, quick) = (one.Similarity(other), one.SimilarityFrom(least, other));
            (quick >= least).ShouldBe(whole >= least);
            (quick == whole || quick == 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void Nothing_is_as_nothing() => WordBag.Of(" ").SimilarityFrom(0.3, WordBag.Of("")).ShouldBe(1);

    // Few words, some of them many times, some of one sign, some long.
    private static WordBag Of(Random random) => WordBag.Of(string.Join(
        ' ', Enumerable.Range(0, random.Next(12)).Select(_ => new string((char)('a' + random.Next(8)), 1 + random.Next(random.Next(4) == 0 ? 30 : 3)))));
}
