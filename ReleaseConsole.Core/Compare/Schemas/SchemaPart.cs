using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// One place of two schemas. Keywords that belong together become one line, whose relation is that of the schema before with only these
/// keywords as they are after: what the line alone lets in or keeps out. Where a bound went from one keyword into another no line alone
/// is true; there the place is one line.
/// </summary>
internal sealed class SchemaPart(SchemaSubject subject, SchemaPair pair)
{
    private readonly Schema _before = pair.Before;
    private readonly Schema _after = pair.After;
    private SchemaVerdict? _whole;

    private string Label => pair.Label.Length > 0 ? pair.Label : subject.IsAnswer ? "answer" : "arguments";

    public IEnumerable<ChangeDetail> Lines()
    {
        if (_before.Members is null || _after.Members is null)
            return SchemaCheck.Same(_before.Node, _after.Node) ? [] : [AsWhole()];
        var said = Groups().Select(keywords => new SchemaStep(keywords, IsPlain(keywords) ? Exchanged(keywords) : _after))
            .Select(step => (Step: step, Verdict: step.After == _after ? Whole : SchemaContainment.Bare(_before, step.After)))
            .Where(one => Differ(one.Step.Keywords) || one.Verdict.Relation != SchemaRelation.Same).ToList();
        // Where these keywords are all that differs, what they do is what the whole does.
        if (said is [var only] && Atom.Same(only.Step.After, _after))
            _whole ??= only.Verdict;
        if (IsSaidOtherwise([.. said.Select(one => one.Step.Keywords)])
            || (!IsOneWay([.. said.Select(one => one.Verdict.Relation)])
                && said.Exists(one => Whole.Denies(one.Verdict.Relation) || IsAnotherBound(one.Step.Keywords, said))))
            return [AsWhole()];
        // What lets nothing in by itself may do so together with the rest: a choice and a bound on it.
        if (!said.Exists(one => one.Verdict.Rises) && Together() is { } together
            && SchemaContainment.Bare(_before, together) is { Rises: true } rises)
            said = said.Count == 0 ? [(new([], together), rises)] : said.ConvertAll(one => (one.Step with { After = together }, rises));
        return said.Select(
            one =>
                one.Step.Keywords.Length == 0
                    ? AsWhole()
                    : Told(one.Step, one.Verdict, Words(_before, _after, one.Step.Keywords), Words(_after, _before, one.Step.Keywords)));
    }

    // A length that went for a pattern may be held by the pattern: what nobody can read says neither yes nor no.
    private bool IsAnotherBound(string[] keywords, List<(SchemaStep Step, SchemaVerdict Verdict)> said) =>
        keywords is ["pattern"] or ["format"] && keywords.Any(_after.Has) && Whole.Relation == SchemaRelation.Unknown
        && said.Exists(one => one.Verdict.Relation == SchemaRelation.Wider);

    // Keywords that each let more in let more in together, and so do those that each keep something out.
    private static bool IsOneWay(IReadOnlyList<SchemaRelation> relations) =>
        relations.All(one => one == SchemaRelation.Wider) || relations.All(one => one == SchemaRelation.Narrower);

    /// <summary>The place as one line, where no single keyword says what became of it.</summary>
    public ChangeDetail AsWhole() => Told(new([], _after), Whole, SchemaWords.Described(_before), SchemaWords.Described(_after));

    public SchemaVerdict Whole => _whole ??= SchemaContainment.Bare(_before, _after);

    private IEnumerable<string[]> Groups()
    {
        if (Differ(SchemaKeywords.Type))
            yield return SchemaKeywords.Type;
        foreach (var keywords in SchemaKeywords.Scalar.Append(["additionalProperties"]))
            if (Differ(keywords) && Speaks(keywords) && !SchemaDescents.Cover(pair, keywords[0]))
                yield return keywords;
        var combined = SchemaKeywords.Combined.Where(
            keyword => (Differ([keyword]) || Means(keyword)) && !SchemaDescents.Cover(pair, keyword)).ToArray();
        if (combined.Length > 0)
            yield return combined;
        foreach (var keyword in (string[])["items", "prefixItems"])
            if (Differ([keyword]) && !SchemaDescents.Cover(pair, keyword))
                yield return [keyword];
    }

    // A type and a choice are each the other's bound, and what is combined bounds the same value as the words beside it.
    private static bool IsSaidOtherwise(IReadOnlyCollection<string[]> groups) => groups.Count > 1
        && ((groups.Contains(SchemaKeywords.Type) && groups.Contains(SchemaKeywords.Choice))
            || (groups.Any(group => group.Any(SchemaKeywords.OfOneValue.Contains))
                && groups.Any(group => group == SchemaKeywords.Type || SchemaKeywords.Scalar.Contains(group))));

    private Schema? Together()
    {
        var plain = SchemaKeywords.Scalar.Append(SchemaKeywords.Type).Append(["additionalProperties"]).Where(Differ).Where(IsPlain)
            .SelectMany(group => group).ToArray();
        return plain.Length == 0 ? null : Exchanged(plain);
    }

    // The same words mean something else where what they refer to does.
    private bool Means(string keyword) =>
        _before.Has(keyword) && _after.Has(keyword)
            && Atom.Of(_before, keyword, _before[keyword]) != Atom.Of(_after, keyword, _after[keyword]);

    private ChangeDetail Told(SchemaStep step, SchemaVerdict verdict, string? was, string? now) => Told(
        step.Keywords, verdict, was, now, SchemaContainment.WithExample(verdict, _before, step.After));

    private ChangeDetail Told(string[] keywords, SchemaVerdict verdict, string? was, string? now, SchemaVerdict shown) => new(
        keywords.Length == 0 ? pair.Place : $"{pair.Place}/{keywords.FirstOrDefault(_after.Has) ?? keywords.FirstOrDefault(_before.Has) ?? keywords[0]}", Label,
        was is null ? ChangeType.Added : now is null ? ChangeType.Removed : ChangeType.Changed,
        was ?? Silence(keywords), now ?? Silence(keywords), subject.EffectOf(verdict), subject.Topic)
    {
        Relation = verdict.Relation,
        Meaning = SchemaSentence.Of(subject, new SchemaSaying(pair.Label, keywords, was, now, shown, _before, _after)),
    };

    // Beside members that are only needed in some combination, needing them always is what the other side said.
    private static string? Words(Schema schema, Schema other, string[] keywords) => SchemaWords.Of(schema, keywords)
        ?? (keywords.Any(SchemaKeywords.OfOneValue.Contains)
            && ObjectCheck.Required(schema).Except(ObjectCheck.Required(other)).ToList() is { Count: > 0 } needed
            ? string.Join(" and ", needed) + " needed" : null);

    private static string Silence(string[] keywords) => keywords is ["additionalProperties"] ? "any further ones"
        : keywords is ["uniqueItems"] ? "items may repeat"
        : keywords == SchemaKeywords.Type ? "of any type"
        : keywords == SchemaKeywords.Choice ? "any" : SchemaWords.Unlimited;

    private bool Differ(string[] keywords) =>
        keywords.Any(keyword => _before.Has(keyword) != _after.Has(keyword) || !SchemaCheck.Same(_before[keyword], _after[keyword]));

    // A bound on a type that is no longer taken, or was not, says nothing beside the line about the type.
    private bool Speaks(string[] keywords) =>
        SchemaKeywords.KindOf(keywords[0]) is not { } kind || (Takes(_before, kind) && Takes(_after, kind));

    private static bool Takes(Schema schema, string kind) =>
        SchemaTypes.Of(schema) is var types
            && (types.Contains(null) || types.Contains(kind) || (kind == "number" && types.Contains("integer")));

    // What refers elsewhere means something only in its own document, so it cannot be put into the other one.
    private bool IsPlain(string[] keywords) =>
        keywords.All(
            keyword => SchemaKeywords.KindOf(keyword) is not null || SchemaKeywords.Type.Contains(keyword)
                || SchemaKeywords.Choice.Contains(keyword) || keyword == "format")
        && !(keywords.Contains("additionalProperties") && _after["additionalProperties"] is JsonObject);

    private Schema Exchanged(string[] keywords)
    {
        var exchanged = (JsonObject)_before.Members!.DeepClone();
        foreach (var keyword in keywords)
        {
            exchanged.Remove(keyword);
            if (_after.Has(keyword))
                exchanged[keyword] = _after[keyword]?.DeepClone();
        }
        return _before.Of(exchanged);
    }
}
