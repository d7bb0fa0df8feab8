using System.Buffers;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Tells in one pass over a text which groups of stems stand in it, in any case: bit 0 for the first group. Stems are ASCII, of three
/// letters at the least; behind one that ends in <c>|</c> its word ends as well.
/// </summary>
internal sealed class StemSearch
{
    private const int Codes = 1 << 15;

    private readonly SearchValues<char> _beyond;
    private readonly int _all;

    // Three letters make a code; behind it, from 1 on, stand the stems that begin so.
    private readonly byte[] _begins = new byte[Codes];
    private readonly List<List<(string Stem, bool IsWhole, int Group)>> _stems = [];

    /// <param name="beyond">With one of these in it, any stem may stand in a text.</param>
    /// <param name="groups">The stems.</param>
    public StemSearch(string beyond, params string[][] groups)
    {
        _beyond = SearchValues.Create(beyond);
        _all = (1 << groups.Length) - 1;
        for (var at = 0; at < groups.Length; at++)
            foreach (var stem in groups[at])
                Add(stem, 1 << at);
    }

    public int In(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(_beyond))
            return _all;
        var (found, code) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            code = Next(code, text[at]);
            if (at >= 2 && _begins[code] is > 0 and var begun)
                foreach (var (stem, isWhole, group) in _stems[begun - 1])
                    if ((group & found) == 0 && text[(at - 2)..].StartsWith(stem, StringComparison.OrdinalIgnoreCase)
                        && !(isWhole && GoesOn(text, at - 2 + stem.Length)))
                        found |= group;
        }
        return found;
    }

    private void Add(string stem, int group)
    {
        ref var begun = ref _begins[Next(Next(Next(0, stem[0]), stem[1]), stem[2])];
        if (begun == 0)
        {
            _stems.Add([]);
            begun = checked((byte)_stems.Count);
        }
        _stems[begun - 1].Add((stem.TrimEnd('|'), stem.EndsWith('|'), group));
    }

    private static bool GoesOn(ReadOnlySpan<char> text, int at) => at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    // Five bits a letter, which are the same in either case.
    private static int Next(int code, char letter) => ((code << 5) | (letter & 31)) & (Codes - 1);
}
