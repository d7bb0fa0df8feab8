using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Tests.Compare.Schemas;

/// <summary>What is said of two schemas, held against a public validator with thousands of random schemas, edits and values.</summary>
public sealed class SchemaContainmentLawTests(ITestOutputHelper output)
{
    private const int Pairs = 300;
    private const int ValuesEach = 50;

    [Theory]
    [InlineData(2026, true)]
    [InlineData(8785, false)]
    public async Task No_value_contradicts_what_is_said_of_two_schemas(int seed, bool commonOnly)
    {
        var pairs = Random(seed, commonOnly);
        var values = new RandomValues(seed);
        var questions = new List<(JsonNode, IReadOnlyList<JsonNode?>)>();
        foreach (var (before, after, verdict) in pairs)
        {
            List<JsonNode?> tried = [verdict.TakesNow?.Value, verdict.RefusesNow?.Value];
            for (var at = 0; at < ValuesEach; at++)
                tried.Add(at % 2 == 0 ? values.For(before, before) : values.For(after, after));
            questions.Add((RandomSchemas.InPlainWords(before), tried));
            questions.Add((RandomSchemas.InPlainWords(after), tried));
        }
        var answers = await AjvPeer.TakesAsync(questions);
        var (held, told, wider) = (0, 0, 0);
        for (var at = 0; at < pairs.Count; at++)
            if (answers[2 * at] is { } took && answers[(2 * at) + 1] is { } takes)
            {
                var said = $"{pairs[at].Verdict.Relation}: {pairs[at].Before.ToJsonString()} → {pairs[at].After.ToJsonString()}";
                Contradiction(pairs[at].Verdict, took, takes).ShouldBeNull(
                    $"{said} on {questions[2 * at].Item2.ElementAtOrDefault(Contradiction(pairs[at].Verdict, took, takes) ?? 0)?.ToJsonString()}");
                held++;
                told += took.Zip(takes).Count(one => one.First != one.Second);
                if (!took.Zip(takes).Any(one => !one.First && one.Second))
                    continue;
                wider++;
                Lines(pairs[at].Before, pairs[at].After).ShouldContain(line => Rises(line), $"no line is wider, {said}");
            }
        output.WriteLine($"{held} pairs, {told} values told them apart; {wider} pairs take what they did not.");
        held.ShouldBeGreaterThan(Pairs * 9 / 10);
        told.ShouldBeGreaterThan(Pairs);
        wider.ShouldBeGreaterThan(Pairs / 8);
    }

    [Fact]
    public void What_is_said_to_be_wider_has_a_line_that_is_wider()
    {
        foreach (var (before, after, verdict) in Random(7, commonOnly: false).Where(pair => pair.Verdict.Rises))
            Lines(before, after).ShouldContain(
                line => Rises(line), $"{verdict.Relation}: {before.ToJsonString()} → {after.ToJsonString()}");
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void No_line_says_more_or_less_than_is_proven_of_the_whole_where_every_part_takes_something(int seed, bool commonOnly)
    {
        var pairs = Random(seed, commonOnly).Where(pair => TakesSomething(pair.Before) && TakesSomething(pair.After)).ToList();
        pairs.Count.ShouldBeGreaterThan(Pairs / 3);
        foreach (var (before, after, verdict) in pairs)
            Lines(before, after).ShouldAllBe(
                line => line.Relation == null || !verdict.Denies(line.Relation.Value),
                $"{verdict.Relation}: {before.ToJsonString()} → {after.ToJsonString()}");
    }

    // A member that takes nothing makes every change beside it one of nothing.
    private static bool TakesSomething(JsonNode? schema) => schema switch
    {
        JsonObject members => SchemaContainment.Of(JsonValue.Create(false), members).Relation != SchemaRelation.Same
            && members.Where(one => one.Key is not ("enum" or "const" or "required" or "not")).All(one => TakesSomething(one.Value)),
        JsonArray list => list.All(TakesSomething),
        _ => true,
    };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Of_the_keywords_most_tools_use_little_is_left_unknown(int seed)
    {
        var unknown = Random(seed, commonOnly: true).Where(pair => pair.Verdict.Relation == SchemaRelation.Unknown).ToList();
        foreach (var (before, after, _) in unknown)
            output.WriteLine($"{before.ToJsonString()} → {after.ToJsonString()}");
        output.WriteLine($"{unknown.Count} of {Pairs} unknown.");
        unknown.Count.ShouldBeLessThan(Pairs / 20);
    }

    [Fact]
    public void A_schema_takes_exactly_what_it_takes() =>
        Random(5, commonOnly: false).Count(
            pair => SchemaContainment.Of(pair.Before, pair.Before.DeepClone()).Relation != SchemaRelation.Same).ShouldBe(0);

    [Fact]
    public void Turning_a_comparison_round_turns_what_is_said()
    {
        foreach (var (before, after, verdict) in Random(6, commonOnly: false))
            SchemaContainment.Of(after, before).Relation.ShouldBe(
                verdict.Relation switch
                {
                    SchemaRelation.Wider => SchemaRelation.Narrower,
                    SchemaRelation.Narrower => SchemaRelation.Wider,
                    var same => same,
                });
    }

    private static IReadOnlyList<ChangeDetail> Lines(JsonNode before, JsonNode after) =>
        SchemaLines.Of(before, after, new SchemaSubject("t", "/inputSchema", ChangeTopic.Input));

    private static bool Rises(ChangeDetail line) => line.Effect is Effect.Wider or Effect.NewRoute
        || line.Relation is SchemaRelation.Wider or SchemaRelation.Both or SchemaRelation.Unknown;

    private static List<(JsonNode Before, JsonNode After, SchemaVerdict Verdict)> Random(int seed, bool commonOnly)
    {
        var schemas = new RandomSchemas(seed) { CommonOnly = commonOnly };
        var pairs = new List<(JsonNode, JsonNode, SchemaVerdict)>();
        for (var at = 0; at < Pairs; at++)
        {
            var before = schemas.Document();
            var after = schemas.Edited(before);
            pairs.Add((before, after, SchemaContainment.Of(before, after)));
        }
        return pairs;
    }

    // The first two values are the ones the verdict itself gives.
    private static int? Contradiction(SchemaVerdict verdict, bool[] took, bool[] takes)
    {
        if (verdict.TakesNow is not null && (took[0] || !takes[0]))
            return 0;
        if (verdict.RefusesNow is not null && (!took[1] || takes[1]))
            return 1;
        for (var at = 0; at < took.Length; at++)
            if ((verdict.Relation is SchemaRelation.Same or SchemaRelation.Wider && took[at] && !takes[at])
                || (verdict.Relation is SchemaRelation.Same or SchemaRelation.Narrower && takes[at] && !took[at]))
                return at;
        return null;
    }
}
