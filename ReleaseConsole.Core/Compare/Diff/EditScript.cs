using System.Buffers;

namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// The longest common subsequence of two sequences of numbers, by the middle snake (Myers 1986, "An O(ND) difference algorithm and its
/// variations", §4b): time grows with length times differences, memory with length.
/// </summary>
internal readonly ref struct EditScript
{
    private readonly ReadOnlySpan<int> _left;
    private readonly ReadOnlySpan<int> _right;
    private readonly Span<bool> _leftStays;
    private readonly Span<bool> _rightStays;
    private readonly Span<int> _forward;
    private readonly Span<int> _backward;
    private readonly int _middle;

    private EditScript(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<bool> leftStays, Span<bool> rightStays, Span<int> reached)
    {
        _left = left;
        _right = right;
        _leftStays = leftStays;
        _rightStays = rightStays;
        _middle = reached.Length / 4;
        _forward = reached[..(reached.Length / 2)];
        _backward = reached[(reached.Length / 2)..];
    }

    /// <summary>Marks which elements stay: as many on either side, and in order, so that the first left is the first right.</summary>
    public static void Mark(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<bool> leftStays, Span<bool> rightStays)
    {
        // Two tables of every diagonal and one more at each end.
        var wanted = 2 * ((2 * (left.Length + right.Length + 2)) + 2);
        var rented = wanted <= 512 ? null : ArrayPool<int>.Shared.Rent(wanted);
        var reached = rented is null ? stackalloc int[512] : rented.AsSpan();
        new EditScript(left, right, leftStays, rightStays, reached[..wanted]).Match(0, left.Length, 0, right.Length);
        if (rented is not null)
            ArrayPool<int>.Shared.Return(rented);
    }

    private void Match(int left, int leftEnd, int right, int rightEnd)
    {
        while (left < leftEnd && right < rightEnd && _left[left] == _right[right])
            Stay(left++, right++);
        while (left < leftEnd && right < rightEnd && _left[leftEnd - 1] == _right[rightEnd - 1])
            Stay(--leftEnd, --rightEnd);
        if (left == leftEnd || right == rightEnd)
            return;
        var (x, y, length) = Snake(left, leftEnd - left, right, rightEnd - right);
        for (var at = 0; at < length; at++)
            Stay(left + x + at, right + y + at);
        Match(left, left + x, right, right + y);
        Match(left + x + length, leftEnd, right + y + length, rightEnd);
    }

    private void Stay(int left, int right) => (_leftStays[left], _rightStays[right]) = (true, true);

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

    private int Step(Span<int> reached, int k, int edits) =>
        k == -edits || (k != edits && reached[_middle + k - 1] < reached[_middle + k + 1])
            ? reached[_middle + k + 1]
            : reached[_middle + k - 1] + 1;
}
