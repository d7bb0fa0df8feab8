using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class CanonicalJsonLawTests
{
    private static readonly Gen<string> Words =
        Gen.Elements(
                "a", "A", "é", "e\u0301", "\uFB33", "\uE000", "😂", "\U0001F602x", "\"", "\\", "/", "\n", "\u0001", "\u007f", "10", "9")
            .ListOf(5).SelectMany(parts => Gen.Choose(0, 5).Select(taken => string.Concat(parts.Take(taken))));

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself() =>
        Laws.Hold(Documents(depth: 4), document =>
        {
            var once = CanonicalJson.Of(document);
            return CanonicalJson.From(once).Value.AsSpan().SequenceEqual(once);
        });

    [Fact]
    public void The_canonical_form_reads_back_as_the_same_value() =>
        Laws.Hold(Documents(depth: 4), document => JsonNode.DeepEquals(JsonNode.Parse(CanonicalJson.Of(document)), document));

    [Fact]
    public void Key_order_spacing_and_escapes_do_not_change_the_digest() =>
        Laws.Hold(
            from document in Documents(depth: 4) from seed in Gen.Choose(0, int.MaxValue) select (document, seed),
            test =>
            {
                var respelled = new Respelling(new Random(test.seed)).Of(test.document);
                return CanonicalJson.DigestFrom(Encoding.UTF8.GetBytes(respelled)).Value == Digest.Of(CanonicalJson.Of(test.document));
            });

    [Fact]
    public void Keys_come_out_in_ordinal_order_of_their_UTF_16() =>
        Laws.Hold(Words.ListOf(8), words =>
        {
            var document = new JsonObject(words.Distinct().Select(word => KeyValuePair.Create<string, JsonNode?>(word, 1)));
            var keys = JsonNode.Parse(CanonicalJson.Of(document))!.AsObject().Select(member => member.Key);
            return keys.SequenceEqual(words.Distinct().Order(StringComparer.Ordinal));
        });

    private static Gen<JsonNode?> Documents(int depth)
    {
        var leaves = Gen.OneOf(
            Words.Select(JsonNode? (word) => JsonValue.Create(word)),
            Gen.Choose(int.MinValue, int.MaxValue).Select(JsonNode? (number) => JsonValue.Create((double)number)),
            Gen.Choose(1, int.MaxValue).Select(JsonNode? (number) => JsonValue.Create(Math.Pow(number, 7) / 1e40)),
            Gen.Elements(true, false).Select(JsonNode? (flag) => JsonValue.Create(flag)),
            Gen.Constant<JsonNode?>(null));
        if (depth == 0)
            return leaves;
        var inner = Documents(depth - 1);
        var items = Gen.Choose(0, 5).SelectMany(inner.ListOf);
        var arrays = items.Select(JsonNode? (list) => new JsonArray([.. list.Select(item => item?.DeepClone())]));
        var objects = items.SelectMany(list => Words.ListOf(list.Count).Select(JsonNode? (keys) => new JsonObject(
            keys.Zip(list).DistinctBy(pair => pair.First).Select(pair => KeyValuePair.Create(pair.First, pair.Second?.DeepClone())))));
        return Gen.OneOf(leaves, arrays, objects);
    }

    /// <summary>Writes the same value in another spelling: shuffled keys, random white space, needless \u escapes.</summary>
    private sealed class Respelling(Random random)
    {
        public string Of(JsonNode? node) => Space() + node switch
        {
            JsonObject members => "{" + string.Join(",", Shuffled(members.Select(Member))) + "}",
            JsonArray items => "[" + string.Join(",", items.Select(Of)) + Space() + "]",
            JsonValue value when value.TryGetValue<string>(out var text) => Text(text),
            JsonValue value when value.TryGetValue<double>(out var number) => number.ToString("E16", CultureInfo.InvariantCulture),
            null => "null",
            _ => node.ToJsonString(),
        } + Space();

        private string Member(KeyValuePair<string, JsonNode?> member) => Text(member.Key) + Space() + ":" + Of(member.Value);

        private string Space() => new([.. Enumerable.Range(0, random.Next(3)).Select(_ => " \n\t\r"[random.Next(4)])]);

        private string[] Shuffled(IEnumerable<string> parts)
        {
            var shuffled = parts.ToArray();
            random.Shuffle(shuffled);
            return shuffled;
        }

        private string Text(string text) => "\"" + string.Concat(text.Select(Spelled)) + "\"";

        private string Spelled(char unit)
        {
            var needsEscape = unit < ' ' || unit is '"' or '\\';
            return needsEscape || (random.Next(2) == 0 && !char.IsSurrogate(unit)) ? $"\\u{(int)unit:x4}" : $"{unit}";
        }
    }
}
