using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The differences of two schemas, one line each at its place: parameters, and per parameter type, choices, bounds, patterns, combinations,
/// with what each lets in or keeps out. Local references are followed.
/// </summary>
internal sealed class SchemaLines
{
    private const int LongestReference = 8;

    private readonly SchemaSubject _subject;
    private readonly List<ChangeDetail> _lines = [];
    private readonly List<LooseParameter> _loose = [];
    private readonly HashSet<(JsonNode?, JsonNode?)> _seen = [];
    private readonly List<(JsonNode?, JsonNode?)> _told = [];

    private SchemaLines(SchemaSubject subject) => _subject = subject;

    public static IReadOnlyList<ChangeDetail> Of(JsonNode? before, JsonNode? after, SchemaSubject subject)
    {
        if (SchemaCheck.Same(before, after))
            return [];
        var lines = new SchemaLines(subject);
        var (old, young) = (SchemaDocument.Read(before), SchemaDocument.Read(after));
        lines.Compare(new SchemaPair(old, young, subject.Place, ""));
        lines.Whole(old, young);
        if (lines._lines.Count == 0)
            lines._lines.Add(SchemaRewritten.Line(subject, old, young));
        return lines._lines;
    }

    private void Compare(SchemaPair used)
    {
        var pair = used with { Before = Followed(used.Before), After = Followed(used.After) };
        // A part that refers elsewhere may mean something else in the same words.
        if (JsonNode.DeepEquals(used.Before.Node, used.After.Node) && Atom.Same(used.Before, used.After))
            return;
        if (_seen.Add((pair.Before.Node, pair.After.Node)))
        {
            _told.Add((pair.Before.Node, pair.After.Node));
            Part(pair);
        }
        _lines.AddRange(SchemaNotes.Of(
            _subject, SchemaNotes.Said(used.Before, pair.Before), SchemaNotes.Said(used.After, pair.After), pair.Place, pair.Label));
    }

    private void Part(SchemaPair pair)
    {
        var (first, loose) = (_lines.Count, _loose.Count);
        var part = new SchemaPart(_subject, pair);
        _lines.AddRange(part.Lines());
        var parameters = new SchemaParameters(_subject, pair);
        if (IsBuiltAlike(pair))
        {
            _lines.AddRange(parameters.Lines());
            _loose.AddRange(parameters.Loose);
        }
        var told = _told.Count;
        foreach (var inner in parameters.Kept.Concat(SchemaDescents.Of(pair)))
            Compare(inner);
        // Members that nothing beside them bounds are each true for the whole, and a proof of all of them is dear.
        if (!SchemaKeywords.OnlyNamesMembers(pair.Before) || !SchemaKeywords.OnlyNamesMembers(pair.After))
            Settle(part, first, told);
        if (pair.Label.Length > 0 && _loose.Count == loose && !_lines.Skip(first).Any(Rises) && part.Whole.Rises)
            _lines.Add(part.AsWhole());
    }

    // What a part of the place lets in or keeps out says nothing where the place as a whole is proven not to.
    private void Settle(SchemaPart part, int first, int told)
    {
        bool IsDenied(ChangeDetail line) => line.Relation is { } relation && part.Whole.Denies(relation);
        if (!_lines.Skip(first).Any(line => line.Relation is not (null or SchemaRelation.Same) && IsDenied(line)))
            return;
        var kept = _lines.Skip(first)
            .Where(line => line.Relation is null || (part.Whole.Relation != SchemaRelation.Same && !IsDenied(line))).ToList();
        _lines.RemoveRange(first, _lines.Count - first);
        if (!kept.Exists(line => line.Relation == part.Whole.Relation))
            _lines.Add(part.AsWhole());
        _lines.AddRange(kept);
        // What a definition became may be told where it is used next.
        _seen.ExceptWith(_told[told..]);
        _told.RemoveRange(told, _told.Count - told);
    }

    // Words beside a reference describe this use of it; only a reference on its own is the other schema.
    private static Schema Followed(Schema schema)
    {
        for (var steps = 0; steps < LongestReference && schema.Members is { } members && members.All(
            one => one.Key == "$ref" || SchemaKeywords.SaysNothingOfValues(one.Key)); steps++)
            if (schema.Target is { } target)
                schema = target;
        return schema;
    }

    // Where a combination takes the place of plain parameters, they may stand in it: the line about it speaks of all.
    private static bool IsBuiltAlike(SchemaPair pair) =>
        ((string[])["$ref", "anyOf", "oneOf", "allOf"]).All(keyword => pair.Before.Has(keyword) == pair.After.Has(keyword));

    private static bool Rises(ChangeDetail line) => line.Topic != ChangeTopic.Header
        && (line.Effect == Effect.Wider || line.Relation is SchemaRelation.Both or SchemaRelation.Unknown
            || (line.Relation == SchemaRelation.Wider && line.Topic != ChangeTopic.Parameter));

    // What no line accounts for is said of the whole, with a value that shows it.
    private void Whole(Schema before, Schema after)
    {
        if (_lines.Exists(Rises))
            return;
        var verdict = SchemaContainment.Of(before, RestoredParameters.Of(after, _loose));
        if (!verdict.Rises)
            return;
        _lines.Add(new ChangeDetail(
            _subject.Place, _subject.IsAnswer ? "answer" : "arguments", ChangeType.Changed, "as before", SchemaSentence.Whole(verdict),
            _subject.EffectOf(verdict),
            _subject.IsAnswer ? ChangeTopic.OutputSchema : ChangeTopic.Schema)
        {
            Relation = verdict.Relation,
            Meaning = $"`{_subject.Tool}` as a whole {SchemaSentence.Whole(verdict)}.",
        });
    }
}
