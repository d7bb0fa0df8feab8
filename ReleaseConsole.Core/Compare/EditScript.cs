namespace ReleaseConsole.Core.Compare;

/// <summary>
/// The longest common subsequence of two sequences of numbers, by the middle snake (Myers 1986, "An O(ND) difference algorithm and its
/// variations", §4b): time grows with length times differences, memory with length.
/// </summary>
internal sealed class EditScript
{
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _middle;
    private readonly List<(int Left, int Right)> _pairs = [];

    private EditScript(int[] left, int[] right)
    {
        (_left, _right) = (left, right);
        _middle = left.Length + right.Length + 2;
        (_forward, _backward) = (new int[(2 * _middle) + 1], new int[(2 * _middle) + 1]);
    }

    /// <summary>Which elements stay, by position on both sides; in no certain order.</summary>
    public static List<(int Left, int Right)> Of(int[] left, int[] right)
    {
        var script = new EditScript(left, right);
        script.Match(0, left.Length, 0, right.Length);
        return script._pairs;
    }

    private void Match(int left, int leftEnd, int right, int rightEnd)
    {
        while (left < leftEnd && right < rightEnd && _left[left] == _right[right])
            _pairs.Add((left++, right++));
        while (left < leftEnd && right < rightEnd && _left[leftEnd - 1] == _right[rightEnd - 1])
            _pairs.Add((--leftEnd, --rightEnd));
        if (left == leftEnd || right == rightEnd)
            return;
        var (x, y, length) = Snake(left, leftEnd - left, right, rightEnd - right);
        for (var at = 0; at < length; at++)
            _pairs.Add((left + x + at, right + y + at));
        Match(left, left + x, right, right + y);
        Match(left + x + length, leftEnd, right + y + length, rightEnd);
    }

    // Both ends walk towards each other; where they meet, a shortest script has its middle.
    private (int X, int Y, int Length) Snake(int left, int n, int right, int m)
    {
        var delta = n - m;
        (_forward[_middle + 1], _backward[_middle + 1]) = (0, 0);
        for (var edits = 0; ; edits++)
        {
            for (var k = -edits; k <= edits; k += 2)
            {
                var start = Step(_forward, k, edits);
                var x = start;
                while (x < n && x - k < m && _left[left + x] == _right[right + x - k])
                    x++;
                _forward[_middle + k] = x;
                if ((delta & 1) != 0 && Math.Abs(delta - k) < edits && x <= n && x - k <= m && x + _backward[_middle + delta - k] >= n)
                    return (start, start - k, x - start);
            }
            for (var k = -edits; k <= edits; k += 2)
            {
                var start = Step(_backward, k, edits);
                var x = start;
                while (x < n && x - k < m && _left[left + n - 1 - x] == _right[right + m - 1 - x + k])
                    x++;
                _backward[_middle + k] = x;
                if ((delta & 1) == 0 && Math.Abs(delta - k) <= edits && x <= n && x - k <= m && x + _forward[_middle + delta - k] >= n)
                    return (n - x, m - x + k, x - start);
            }
        }
    }

    private int Step(int[] reached, int k, int edits) =>
        k == -edits || (k != edits && reached[_middle + k - 1] < reached[_middle + k + 1])
            ? reached[_middle + k + 1]
            : reached[_middle + k - 1] + 1;
}
