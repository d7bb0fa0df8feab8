using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>The parameters of two schemas at one place: those that came or went, and those that are needed now or no longer.</summary>
internal sealed class SchemaParameters(SchemaSubject subject, SchemaPair pair)
{
    private static readonly string[] Holding = ["enum", "const", "maximum", "exclusiveMaximum", "pattern"];

    private readonly Dictionary<string, Schema> _old = pair.Before.Map("properties")
        .ToDictionary(one => one.Name, one => one.Schema, StringComparer.Ordinal);
    private readonly Dictionary<string, Schema> _young = pair.After.Map("properties")
        .ToDictionary(one => one.Name, one => one.Schema, StringComparer.Ordinal);
    private Dictionary<string, string>? _renamed;
    private readonly HashSet<string> _needed = [.. ObjectCheck.Required(pair.Before)];
    private readonly HashSet<string> _needs = [.. ObjectCheck.Required(pair.After)];

    /// <summary>Those that both describe, by whatever spelling.</summary>
    public IEnumerable<SchemaPair> Kept => _young.Where(one => _old.ContainsKey(one.Key))
        .Select(one => new SchemaPair(_old[one.Key], one.Value, At(one.Key), Named(one.Key)))
        .Concat(Renamed.Select(one => new SchemaPair(_old[one.Key], _young[one.Value], At(one.Value), Named(one.Value))));

    /// <summary>Those whose coming or going has a line that calls nothing wider, although more is taken.</summary>
    public IEnumerable<LooseParameter> Loose =>
        _old.Keys.Except(_young.Keys).Where(name => Renamed.ContainsKey(name) || Gone(name).Effect == Effect.Different)
            .Select(name => new LooseParameter(pair.Before, pair.After, name, IsGone: true))
            .Concat(_young.Keys.Except(_old.Keys).Select(name => new LooseParameter(pair.Before, pair.After, name, IsGone: false)));

    public IEnumerable<ChangeDetail> Lines() => _old.Keys.Except(_young.Keys)
        .Select(name => Renamed.TryGetValue(name, out var now) ? Called(name, now) : Gone(name))
        .Concat(_young.Keys.Except(_old.Keys).Except(Renamed.Values).Select(New))
        .Concat(_needed.Union(_needs).Where(name => _old.ContainsKey(name) == _young.ContainsKey(name)
            && _needed.Contains(name) != _needs.Contains(name)).Select(Needed));

    /// <summary>Those that go on under another spelling: the same letters, taking the same and needed as before.</summary>
    private Dictionary<string, string> Renamed => _renamed ??= (
        from was in _old.Keys.Except(_young.Keys)
        from now in _young.Keys.Except(_old.Keys)
        where Letters(was) == Letters(now) && _needed.Contains(was) == _needs.Contains(now) && Atom.Same(_old[was], _young[now])
        group now by was into spelled
        where spelled.Count() == 1
        select (spelled.Key, Now: spelled.Single())).DistinctBy(one => one.Now)
            .ToDictionary(one => one.Key, one => one.Now, StringComparer.Ordinal);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // It has no relation: under its old name it may be refused or taken as any other, and neither is a right.
    private ChangeDetail Called(string was, string now) => Line(
        now, ChangeType.Changed, was, now, null, Effect.Different) with
    {
        Meaning = subject.IsAnswer
            ? $"`{subject.Tool}` answers as `{Named(now)}` what it answered as `{Named(was)}`."
            : $"`{subject.Tool}` takes as `{Named(now)}` what it took as `{Named(was)}`.",
    };

    // What is no longer described can still be sent wherever further members are taken, in whatever form those have.
    private ChangeDetail Gone(string name)
    {
        var (needed, needs) = (_needed.Contains(name), _needs.Contains(name));
        var rest = MatchedBy(pair.Before, name).Any() ? null : Rest(name);
        var relation = rest switch
        {
            null => SchemaRelation.Unknown,
            { Constant: false } => needed && !needs ? SchemaRelation.Both : SchemaRelation.Narrower,
            _ =>
                Joint(SchemaContainment.Bare(_old[name], rest).Relation,
                needed == needs ? SchemaRelation.Same : needed ? SchemaRelation.Wider : SchemaRelation.Narrower),
        };
        var effect = rest?.Constant == true && needed == needs && !IsHeld(_old[name]) ? Effect.Different : subject.EffectOf(relation);
        return Line(name, ChangeType.Removed, Described(_old[name], needed), null, relation, effect) with
        {
            Meaning = (rest?.Constant, needed && !needs) switch
            {
                (false, false) => $"`{subject.Tool}` no longer takes `{Named(name)}`.",
                (false, true) => $"`{subject.Tool}` no longer takes `{Named(name)}`, and no longer asks for it.",
                (true, false) when IsHeld(_old[name]) && !subject.IsAnswer =>
                    $"`{subject.Tool}` takes anything as `{Named(name)}`, which it no longer describes (was {Was(name)}).",
                (true, false) => $"`{subject.Tool}` no longer describes `{Named(name)}`; it refuses nothing under that name.",
                (true, true) => $"`{subject.Tool}` no longer describes `{Named(name)}` and can be called without it.",
                _ =>
                    $"`{subject.Tool}` no longer describes `{Named(name)}`; under that name it takes "
                    + $"{(rest is null ? "what its patterns say" : SchemaWords.Described(rest))}.",
            },
        };
    }

    private string Was(string name) => SchemaWords.Described(_old[name]);

    // A type says what a parameter is for; a choice, a limit or a pattern holds something back.
    private static bool IsHeld(Schema schema) => Holding.Any((schema.Target ?? schema).Has);

    private ChangeDetail New(string name) => Line(
        name, ChangeType.Added, null, Described(_young[name], _needs.Contains(name)), null, Effect.NewRoute) with
    {
        Meaning = $"`{subject.Tool}` {(subject.IsAnswer ? "answers with" : "takes")} a new `{Named(name)}` "
            + $"({Described(_young[name], _needs.Contains(name))}).",
    };

    private ChangeDetail Needed(string name)
    {
        var now = _needs.Contains(name);
        return Line(
            name, ChangeType.Changed, now ? "optional" : "required", now ? "required" : "optional",
            now ? SchemaRelation.Narrower : SchemaRelation.Wider,
            now ? Effect.Narrower : Effect.Wider) with
        {
            Meaning = $"`{subject.Tool}` {(now ? "now" : "no longer")} needs `{Named(name)}`.",
        };
    }

    /// <summary>
    /// What is taken under a name that is not described; null where several patterns, or one that cannot be read, speak of it.
    /// </summary>
    private Schema? Rest(string name) => MatchedBy(pair.After, name).ToList() switch
    {
        [] => pair.After.Of(pair.After["additionalProperties"]),
        [{ Surely: true } only] => only.Schema,
        _ => null,
    };

    private static IEnumerable<(Schema Schema, bool Surely)> MatchedBy(Schema schema, string name) =>
        from one in schema.Map("patternProperties")
        let matches = ScalarCheck.Matches(one.Name, name)
        where matches != false
        select (one.Schema, matches == true);

    private static SchemaRelation Joint(SchemaRelation values, SchemaRelation presence) => (values, presence) switch
    {
        (SchemaRelation.Unknown or SchemaRelation.Both, _) => values,
        (_, SchemaRelation.Same) => values,
        (SchemaRelation.Same, _) => presence,
        _ => values == presence ? values : SchemaRelation.Both,
    };

    private ChangeDetail Line(string name, ChangeType type, string? was, string? now, SchemaRelation? relation, Effect effect) => new(
        At(name), Named(name), type, was, now, subject.IsAnswer ? Effect.Different : effect,
        subject.IsAnswer ? ChangeTopic.OutputSchema : ChangeTopic.Parameter)
    { Relation = relation };

    private string At(string name) => JsonPointer.Child(pair.Place + "/properties", name);

    private string Named(string name) => pair.Label.Length == 0 ? name : $"{pair.Label}.{name}";

    private static string Described(Schema schema, bool required) =>
        $"{(required ? "required" : "optional")}, {SchemaWords.Described(schema)}";
}
