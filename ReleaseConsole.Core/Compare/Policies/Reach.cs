using System.Globalization;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// The values of one expression that a condition holds for: listed ones, all but listed ones, or the numbers up to or from a bound.
/// </summary>
internal sealed record Reach
{
    private readonly IReadOnlySet<string> _listed;
    private readonly bool _isExcept;
    private readonly (double At, bool IsUpper, bool TakesIt)? _bound;

    private Reach(IReadOnlySet<string> listed, bool isExcept, (double, bool, bool)? bound) =>
        (_listed, _isExcept, _bound) = (listed, isExcept, bound);

    /// <summary>The type (Cedar's <c>is</c>) all of whose entities it holds for; it lists none then.</summary>
    public string? Type { get; private init; }

    /// <summary>Whether what is listed may hold others (groups of Cedar): two lists that differ may still be the same.</summary>
    public bool IsNested { get; init; }

    public string Text => Type is not null ? $"{(_isExcept ? "is not" : "is")} {Type}" : _bound is { } bound
        ? string.Create(CultureInfo.InvariantCulture, $"{(bound.IsUpper ? "<" : ">")}{(bound.TakesIt ? "=" : "")} {bound.At}")
        : $"{(_isExcept ? "not " : "")}{(IsNested ? "within" : "in")} {{{string.Join(", ", _listed.Order(StringComparer.Ordinal))}}}";

    public Reach Opposite => _bound is { } bound
        ? new Reach(_listed, _isExcept, (bound.At, !bound.IsUpper, !bound.TakesIt))
        : new Reach(_listed, !_isExcept, null) { IsNested = IsNested, Type = Type };

    /// <summary>The listed values one by one; null where it is no list.</summary>
    public IEnumerable<Reach>? Single => _bound is null && !_isExcept && Type is null
        ? _listed.Select(one => Of([one]) with { IsNested = IsNested })
        : null;

    public static Reach Of(IEnumerable<string> values) =>
        new(
            values.Select(value => PlainNumber.Of(value) is { } number ? Written(number) : value).ToHashSet(StringComparer.Ordinal),
            isExcept: false, bound: null);

    public static Reach OfType(string type) => new(new HashSet<string>(), isExcept: false, bound: null) { Type = type };

    /// <summary>What a sign and a value beside it say; null for a bound that is no number.</summary>
    public static Reach? Of(string sign, string value) => sign switch
    {
        "==" => Of([value]),
        "!=" => Of([value]).Opposite,
        _ =>
            PlainNumber.Of(value) is { } at
                ? new Reach(new HashSet<string>(), isExcept: false, (at, sign[0] == '<', sign.Length == 2))
                : null,
    };

    /// <summary>What holds for one or the other; null where that is no such reach.</summary>
    public Reach? With(Reach other) => Type is null && other.Type is null
        && _bound is null && other._bound is null && !_isExcept && !other._isExcept && IsNested == other.IsNested
        ? new Reach(_listed.Union(other._listed).ToHashSet(StringComparer.Ordinal), isExcept: false, bound: null) { IsNested = IsNested }
        : null;

    public bool IsWithin(Reach other) => Type is not null || other.Type is not null ? IsTyped(other) : (_bound, other._bound) switch
    {
        ({ } mine, { } theirs) => mine.IsUpper == theirs.IsUpper && (mine.At == theirs.At
            ? theirs.TakesIt || !mine.TakesIt
            : mine.At < theirs.At == mine.IsUpper),
        (null, { }) => !_isExcept && _listed.All(other.Takes),
        ({ }, null) => other._isExcept && !other._listed.Any(Takes),
        (null, null) => (_isExcept, other._isExcept) switch
        {
            (false, false) => _listed.IsSubsetOf(other._listed) && (!IsNested || other.IsNested),
            (false, true) => !_listed.Overlaps(other._listed) && !IsNested && !other.IsNested,
            (true, true) => other._listed.IsSubsetOf(_listed) && (IsNested || !other.IsNested),
            (true, false) => false,
        },
    };

    // An entity names its type: User::"a".
    private bool IsTyped(Reach other) => (Type, other.Type) switch
    {
        ({ } mine, { } theirs) => _isExcept == other._isExcept ? mine == theirs : !_isExcept && mine != theirs,
        (null, { } type) => _bound is null && !_isExcept && !IsNested
            && _listed.All(value => value.StartsWith($"{type}::\"", StringComparison.Ordinal) != other._isExcept),
        ({ } type, null) => !_isExcept && other._isExcept && other._bound is null && !other.IsNested
            && other._listed.All(value => !value.StartsWith($"{type}::\"", StringComparison.Ordinal)),
        _ => false,
    };

    private bool Takes(string value) => _bound is { } bound && PlainNumber.Of(value) is { } number
        && (number == bound.At ? bound.TakesIt : number < bound.At == bound.IsUpper);

    private static string Written(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
