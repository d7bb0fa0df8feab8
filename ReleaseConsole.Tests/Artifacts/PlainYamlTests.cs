using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class PlainYamlTests
{
    private static readonly string[] Pieces =
    [
        "name", "a-b", "kind", "A_1", ": ", ": ", ": ", ":", "\n", "\n", "\n", "Prompt 3, as of 2.", "words", "true", "null", "No", "yes",
        "x: y", "#", " #c", "- a", "1", "0x1", "v1.2 (beta)", "!", "?", "a=b; c", " ", "  ", "'q'", "\"q\"", "[", "{}", "&a", "*a", "|",
        ">", "---", "...", "\t", "é", "~", "off", "on", ".inf", "a/b+c",
    ];

    [Fact]
    public void What_it_reads_the_parser_reads_alike_to_the_places()
    {
        var (random, read) = (new Random(5), 0);
        for (var round = 0; round < 60_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + random.Next(12)).Select(at => at % 4 is 1 && random.Next(3) > 0 ? ": "
                : at % 4 is 3 && random.Next(3) > 0 ? "\n" : Pieces[random.Next(Pieces.Length)]));
            if (PlainYaml.Read(text) is not { } plain)
                continue;
            read++;
            var parsed = YamlTree.ParseWhole(text);

            parsed.Succeeded.ShouldBeTrue(text);
            plain.Root!.ToJsonString().ShouldBe(parsed.Value.Root!.ToJsonString(), text);
            plain.Places.OrderBy(one => one.Key).ShouldBe(parsed.Value.Places.OrderBy(one => one.Key), text);
            plain.Keys.OrderBy(one => one.Key).ShouldBe(parsed.Value.Keys.OrderBy(one => one.Key), text);
        }
        read.ShouldBeGreaterThan(500);
    }
}
