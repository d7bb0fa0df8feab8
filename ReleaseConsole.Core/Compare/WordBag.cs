namespace ReleaseConsole.Core.Compare;

/// <summary>The words of a line, weighed by length, for judging how alike two lines are. Reads at most the word cap of a line.</summary>
internal readonly struct WordBag
{
    private readonly (int Hash, int Length)[] _words;
    private readonly int _weight;

    private WordBag((int Hash, int Length)[] words)
    {
        _words = words;
        _weight = words.Sum(word => word.Length);
    }

    public static WordBag Of(string line)
    {
        var read = line.AsSpan(0, Math.Min(line.Length, TextDiff.WordCap));
        var words = new List<(int, int)>();
        for (var i = 0; i < read.Length;)
        {
            var start = i++;
            if (char.IsWhiteSpace(read[start]))
                continue;
            while (char.IsLetterOrDigit(read[start]) && i < read.Length && char.IsLetterOrDigit(read[i]))
                i++;
            words.Add((string.GetHashCode(read[start..i], StringComparison.Ordinal), i - start));
        }
        words.Sort();
        return new WordBag([.. words]);
    }

    /// <summary>0 for nothing in common, 1 for the same words (Sørensen–Dice over characters in words).</summary>
    public double Similarity(WordBag other)
    {
        if (_weight + other._weight == 0)
            return 1;
        int i = 0, j = 0, shared = 0;
        while (i < _words.Length && j < other._words.Length)
        {
            var order = _words[i].CompareTo(other._words[j]);
            if (order == 0)
                shared += _words[i].Length;
            if (order <= 0)
                i++;
            if (order >= 0)
                j++;
        }
        return 2.0 * shared / (_weight + other._weight);
    }
}
