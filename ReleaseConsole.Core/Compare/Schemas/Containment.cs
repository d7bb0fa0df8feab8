using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Proves that whatever keeps to some bounds keeps to others. False means "not proven". A schema that holds itself is followed once
/// round: values are finite, so what holds for a value's parts whenever it holds for the value holds for all (coinduction).
/// </summary>
internal sealed class Containment
{
    private const int Enumerable = 64;

    private readonly Steps _steps = new(most: 4_000, deepest: 64);
    private readonly Dictionary<Schema, int> _numbers = [];
    private readonly HashSet<string> _assumed = [];

    public static bool Proves(Schema part, Schema whole) => new Containment().Holds(new Bounds(part), new Bounds(whole));

    /// <summary>Whether it is proven that whatever keeps to the first bounds keeps to the second.</summary>
    public bool Holds(Bounds part, Bounds whole)
    {
        if (whole.All.All(one => one.Constant == true || part.All.Any(other => Same(one, other))))
            return true;
        var key = $"{KeyOf(part)} in {KeyOf(whole)}";
        if (_assumed.Contains(key))
            return true;
        if (!_steps.Enter())
            return false;
        _assumed.Add(key);
        var holds = part.Shapes is { } parts && whole.Shapes is { } wholes && parts.All(shape => Covered(shape, wholes, whole));
        _assumed.Remove(key);
        _steps.Leave();
        return holds;
    }

    private bool Covered(Shape part, IReadOnlyList<Shape> wholes, Bounds whole) => part switch
    {
        ListedValues listed => listed.Values.All(value => whole.Take(value) == true),
        Numbers { Atoms.Count: 0 } numbers when NumberRuns.Values(numbers, Enumerable) is { } values =>
            values.All(value => whole.Take(value) == true),
        Numbers numbers => NumberRuns.Cover(numbers, wholes.OfType<Numbers>().Where(one => one.Atoms.IsSubsetOf(part.Atoms))),
        Objects members when members.Required.Any(name => members.Member(name).IsNothing) => true,
        Lists items when Longest(items) < items.Length.Least => true,
        _ => wholes.Any(one => one.Atoms.IsSubsetOf(part.Atoms) && Within(part, one)),
    };

    private bool Within(Shape part, Shape whole) => (part, whole) switch
    {
        (Texts mine, Texts theirs) => mine.Length.IsWithin(theirs.Length),
        (Lists mine, Lists theirs) => Within(mine, theirs),
        (Objects mine, Objects theirs) => Within(mine, theirs),
        _ => false,
    };

    private bool Within(Lists part, Lists whole)
    {
        var longest = Longest(part);
        var apart = Math.Max(part.Prefix.Count, whole.Prefix.Count);
        return (part.Length with { Most = longest }).IsWithin(whole.Length)
            && (!whole.Unique || part.Unique || longest <= 1)
            && System.Linq.Enumerable.Range(0, Math.Min(apart, longest)).All(at => Holds(part.Item(at), whole.Item(at)))
            && (longest <= apart || Holds(part.Rest, whole.Rest));
    }

    private bool Within(Objects part, Objects whole)
    {
        var most = part.Rest.IsNothing ? Math.Min(part.Count.Most, part.Members.Count(member => !member.Value.IsNothing)) : part.Count.Most;
        var count = new CountRange(Math.Max(part.Count.Least, part.Required.Count), most);
        return whole.Required.IsSubsetOf(part.Required)
            && count.IsWithin(whole.Count)
            && (most == 0 || (part.Members.Keys.Union(whole.Members.Keys).All(name => Holds(part.Member(name), whole.Member(name)))
                && Holds(part.Rest, whole.Rest)));
    }

    // The first place that nothing may stand at ends the list.
    private static int Longest(Lists lists)
    {
        var end = System.Linq.Enumerable.Range(0, lists.Prefix.Count + 1).Where(at => lists.Item(at).IsNothing).DefaultIfEmpty(int.MaxValue)
            .First();
        return Math.Min(end, lists.Length.Most);
    }

    private static bool Same(Schema one, Schema other) => one == other || JsonNode.DeepEquals(one.Node, other.Node) && Atom.Same(one, other)
        || Text(one) == Text(other);

    private static string Text(Schema schema) => schema.Reading?.Text ?? Atom.Of(schema);

    private string KeyOf(Bounds bounds) => string.Join(' ', bounds.All.Select(NumberOf).Order());

    private int NumberOf(Schema schema) => _numbers.TryGetValue(schema, out var number) ? number : _numbers[schema] = _numbers.Count;
}
