using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class FactDocumentTests
{
    private static readonly Guid Id = Guid.Parse("0192a0f4-7c11-7d30-9c38-4f1d2a6b0e55");

    [Fact]
    public void A_fact_is_written_with_camel_case_names_kebab_case_words_and_its_digests_as_strings()
    {
        var fact = new Fact(new FactId(Id), Digest.Of("x"), Lane.ModelRisk, Note: null, At(offsetHours: 0), [new FactId(Id)]);

        Encoding.UTF8.GetString(CanonicalJson.Of(fact)).ShouldBe(
            $$"""{"content":"{{fact.Content}}","id":"{{Id}}","lane":"model-risk","others":["{{Id}}"],"recordedAt":"2026-03-04T05:06:07.5Z"}""");
    }

    [Fact]
    public void A_fact_reads_back_as_itself()
    {
        var fact = new Fact(new FactId(Id), Digest.Of("x"), Lane.Security, "note", At(offsetHours: 0), []);

        var back = JsonSerializer.Deserialize<Fact>(CanonicalJson.Of(fact), CanonicalJson.Options)!;

        (back with { Others = fact.Others }).ShouldBe(fact);
    }

    [Fact]
    public void The_same_instant_in_another_offset_has_the_same_digest()
    {
        var utc = new Fact(new FactId(Id), Digest.Of("x"), Lane.Security, Note: null, At(offsetHours: 0), []);

        CanonicalJson.DigestOf(utc with { RecordedAt = At(offsetHours: 5) }).ShouldBe(CanonicalJson.DigestOf(utc));
    }

    [Fact]
    public void Digests_and_ids_can_be_keys()
    {
        var map = new Dictionary<Digest, Dictionary<FactId, int>> { [Digest.Of("x")] = new() { [new FactId(Id)] = 1 } };

        var back = JsonSerializer.Deserialize<Dictionary<Digest, Dictionary<FactId, int>>>(CanonicalJson.Of(map), CanonicalJson.Options)!;

        back[Digest.Of("x")][new FactId(Id)].ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"content":"sha256:00"}""")]
    [InlineData("""{"lane":1}""")]
    [InlineData("""{"id":"7"}""")]
    public void A_document_of_the_wrong_shape_is_not_read(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Fact>(json, CanonicalJson.Options));

    [Fact]
    public void A_node_and_the_same_outside_document_have_one_form()
    {
        var node = new JsonObject { ["b"] = 1.50, ["a"] = new JsonArray("é", null, true) };

        CanonicalJson.Of(node).ShouldBe(CanonicalJson.From("""{"a":["\u00e9",null,true],"b":15e-1}"""u8).Value);
    }

    private static DateTimeOffset At(int offsetHours) =>
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, 500, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(offsetHours));

    private readonly record struct FactId(Guid Value);

    private enum Lane
    {
        Security,
        ModelRisk,
    }

    private sealed record Fact(FactId Id, Digest Content, Lane Lane, string? Note, DateTimeOffset RecordedAt, IReadOnlyList<FactId> Others);
}
