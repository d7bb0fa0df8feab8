using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Looks for a value that one schema takes and another refuses, at the places where schemas differ: the ends of ranges and lengths,
/// listed values, members left out and put in. What it finds is checked against both; finding nothing proves nothing.
/// </summary>
internal sealed class Witness
{
    private const int TriesAtMost = 160;
    private const int Deepest = 5;

    private readonly Containment _proofs = new();
    private readonly Dictionary<(Bounds, Bounds?), Example?> _found = [];
    private int _depth;
    private int _left = 2_500;

    public static Example? Find(Schema takes, Schema refuses) => new Witness().Find(new Bounds(takes), new Bounds(refuses));

    /// <summary>The same where it is known already that it cannot be proven that there is none.</summary>
    public static Example? FindUnproven(Schema takes, Schema refuses) => new Witness().Seek(new Bounds(takes), new Bounds(refuses));

    /// <summary>A value that keeps to the first bounds and not to the second.</summary>
    public Example? Find(Bounds takes, Bounds refuses) =>
        _proofs.Holds(takes, refuses) ? null : Seek(takes, refuses);

    private Example? Seek(Bounds takes, Bounds refuses) =>
        Search(takes, refuses, value => refuses.Take(value) == false && takes.Take(value) == true);

    /// <summary>A value that keeps to the bounds.</summary>
    public Example? Sample(Bounds takes) => Search(takes, null, value => takes.Take(value) == true);

    private Example? Search(Bounds takes, Bounds? beside, Func<JsonNode?, bool> isIt)
    {
        if (_found.TryGetValue((takes, beside), out var known) || _depth >= Deepest)
            return known;
        // A schema that holds itself asks for a part like the whole: there is none yet.
        _found[(takes, beside)] = null;
        _depth++;
        Example? found = null;
        foreach (var value in Candidates.Of(takes, beside ?? new Bounds(), this).Take(TriesAtMost))
        {
            if (_left-- <= 0)
                break;
            if (!isIt(value))
                continue;
            found = new Example(value);
            break;
        }
        _depth--;
        return _found[(takes, beside)] = found;
    }
}
