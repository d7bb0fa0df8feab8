namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// A rule that says in two sentences, or in a list, what it said in one, or the other way round: "do not share notes or codes" and "do not
/// share notes. Do not share codes." hold the same.
/// </summary>
internal static class SplitRules
{
    private const int MostPieces = 6;
    private const int LongestHead = 6;
    private const int LongestTail = 3;

    // Where so much is another text, nothing was merely split.
    private const int MostPairs = 1_000_000;

    /// <summary>Takes the rules from both sides that hold the same in another number of sentences.</summary>
    public static void Take(List<Instruction> old, List<Instruction> young)
    {
        if ((old.Count > 1 || young.Count > 1) && (long)old.Count * young.Count <= MostPairs
            && (old.Exists(one => one.IsFirm) || young.Exists(one => one.IsFirm)))
        {
            TakeSplit(old, young);
            TakeSplit(young, old);
        }
    }

    private static void TakeSplit(List<Instruction> wholes, List<Instruction> pieces)
    {
        for (var at = wholes.Count - 1; at >= 0 && pieces.Count > 1; at--)
            if (wholes[at].IsFirm && FindPieces(wholes[at], pieces) is (var first, var count))
            {
                wholes.RemoveAt(at);
                pieces.RemoveRange(first, count);
            }
    }

    private static (int First, int Count)? FindPieces(Instruction whole, List<Instruction> pieces)
    {
        for (var first = 0; first + 1 < pieces.Count; first++)
            if (Begins(whole, pieces[first]))
                for (var (count, length) = (1, pieces[first].Key.Length); count < MostPieces && first + count < pieces.Count; count++)
                {
                    length += pieces[first + count].Key.Length;
                    // With its head and its end in each sentence the whole is longer, but not more than that.
                    if (length > 3 * whole.Key.Length + 40)
                        break;
                    var some = pieces.GetRange(first, count + 1);
                    if (2 * length >= whole.Key.Length && StandAs(whole, some) && new Tiling(whole, some).Fits())
                        return (first, count + 1);
                }
        return null;
    }

    // The first of them says how the whole begins, but for the end that it may repeat; where a first word differs nothing else is looked
    // at.
    private static bool Begins(Instruction whole, Instruction piece)
    {
        var end = piece.Key.IndexOf(' ');
        if (piece.Key.Length >= whole.Key.Length
            || !whole.Key.AsSpan().StartsWith(end < 0 ? piece.Key : piece.Key.AsSpan(..(end + 1)), StringComparison.Ordinal)
            || piece.KeyWords.Length == 0)
            return false;
        var words = piece.KeyWords.AsSpan();
        return whole.KeyWords.AsSpan().StartsWith(words[..Math.Max(1, words.Length - LongestTail)]);
    }

    private static bool StandAs(Instruction whole, List<Instruction> pieces) =>
        pieces.TrueForAll(piece => piece.Standing == whole.Standing && piece.Guard?.Said == whole.Guard?.Said);

    /// <summary>Whether sentences cover the words of one in its order; each may repeat how the whole begins and ends.</summary>
    private readonly struct Tiling(Instruction whole, List<Instruction> pieces)
    {
        private readonly string[] _words = whole.KeyWords;
        private readonly List<string[]> _pieces = pieces.ConvertAll(one => one.KeyWords);

        // A condition or an exception may be of the whole or of a part; then only the very words will do.
        private readonly bool _repeats =
            whole.Stance == Stance.Forbids && !whole.KeyWords.Any(word => RuleWords.Conditions(word) || RuleWords.Excepts(word));

        // Where a piece led to nothing from a place it leads to nothing again.
        private readonly HashSet<(int Piece, int At)> _dead = [];

        public bool Fits() => _words.Length > 0 && !RuleWords.Conditions(_words[0]) && Fits(0, 0);

        private bool Fits(int piece, int at)
        {
            if (piece == _pieces.Count)
                return at == _words.Length;
            if (_dead.Contains((piece, at)))
                return false;
            var own = _pieces[piece];
            for (var head = 0; head <= Math.Min(LongestHead, own.Length - 1) && IsHead(piece, head); head++)
                for (var tail = 0; tail <= Math.Min(LongestTail, own.Length - head - 1) && IsTail(piece, tail); tail++)
                    if (Binds(piece, head) && Covers(piece, head, tail, at) is > 0 and var covered && Fits(piece + 1, covered))
                        return true;
            _dead.Add((piece, at));
            return false;
        }

        private int Covers(int piece, int head, int tail, int at)
        {
            var own = _pieces[piece].AsSpan(head..^tail);
            if (_words.AsSpan(at).StartsWith(own))
                return at + own.Length;
            // Below a line that forbids, what it says is not said again.
            var lead = _pieces[0];
            return pieces[piece].Inherited != Stance.None && _words.AsSpan(at).StartsWith(lead)
                && _words.AsSpan(at + lead.Length).StartsWith(own)
                ? at + lead.Length + own.Length : 0;
        }

        // "Do not share notes, or disclose codes" is not "do not share notes. Disclose codes."
        private bool Binds(int piece, int head) =>
            piece == 0 || pieces[piece].Stance == whole.Stance
                || (head == 0 && (whole.Stance == Stance.Obliges || pieces[piece].IsFirm));

        private bool IsHead(int piece, int length) =>
            length == 0
                || (_repeats && piece > 0 && length < _words.Length
                && _pieces[piece].AsSpan(..length).SequenceEqual(_words.AsSpan(..length)));

        private bool IsTail(int piece, int length) =>
            length == 0
                || (_repeats && piece < _pieces.Count - 1 && length < _words.Length
                    && _pieces[piece].AsSpan(^length..).SequenceEqual(_words.AsSpan(^length..)));
    }
}
