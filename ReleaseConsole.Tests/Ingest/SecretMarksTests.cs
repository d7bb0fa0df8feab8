using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Tests.Ingest;

public sealed class SecretMarksTests
{
    private static readonly string[] Marks =
        ["sk-", "csk-", "sk_", "rk_", "://", ":AA", "-----BEGIN ", "AKIA", "eyJ", "hooks.slack.com/", "sig=", "ops_eyJ"];

    [Fact]
    public void The_first_mark_is_where_looking_for_each_of_them_finds_it()
    {
        var random = new Random(11);
        var found = 0;
        var sought = new SecretMarks(Marks);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(3) == 0
                ? Marks[random.Next(Marks.Length)] : $"{"abkscrAKIeyJ_-.:/=\u00e9 "[random.Next(20)]}"));
            var from = random.Next(text.Length + 1);

            var expected = Marks.Select(mark => text.IndexOf(mark, from, StringComparison.Ordinal))
                .Where(at => at >= 0).DefaultIfEmpty(-1).Min();

            var plain = SecretMarks.NotLooked;
            sought.Next(text, from, ref plain).ShouldBe(expected, text);
            // What was learned holds for what follows.
            if (expected >= 0 && expected < text.Length)
                sought.Next(text, expected + 1, ref plain).ShouldBe(
                    Marks.Select(mark => text.IndexOf(
                        mark, expected + 1, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min(), text);
            found += expected >= 0 ? 1 : 0;
        }
        found.ShouldBeGreaterThan(5_000);
    }
}
