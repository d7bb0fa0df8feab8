using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Blackman and Vigna's xoshiro256++, seeded by SplitMix64, for drawing a hundred million cases: two indices from each number, by
/// multiply and shift. With up to a million cases an index is off the uniform by less than one part in four thousand.
/// </summary>
internal struct Draws
{
    private ulong _a, _b, _c, _d;

    public Draws(ulong seed) => (_a, _b, _c, _d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var result = ulong.RotateLeft(_a + _d, 23) + _a;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>
    /// The mean of as many values drawn with replacement. Two generators side by side keep the processor from waiting for one.
    /// </summary>
    public double MeanOf(double[] values)
    {
        var (random, other, n) = (this, new Draws(Next()), (ulong)values.Length);
        ref var first = ref MemoryMarshal.GetArrayDataReference(values);
        double one = 0, two = 0, three = 0, four = 0;
        for (var left = values.Length / 4; left > 0; left--)
        {
            var (bits, more) = (random.Next(), other.Next());
            one += Unsafe.Add(ref first, (nint)(((uint)bits * n) >> 32));
            two += Unsafe.Add(ref first, (nint)(((bits >> 32) * n) >> 32));
            three += Unsafe.Add(ref first, (nint)(((uint)more * n) >> 32));
            four += Unsafe.Add(ref first, (nint)(((more >> 32) * n) >> 32));
        }
        for (var left = values.Length % 4; left > 0; left--)
            one += values[(int)(((random.Next() >> 32) * n) >> 32)];
        this = random;
        return (one + two + three + four) / values.Length;
    }

    public double MeanOf(double[] sums, double[] sizes)
    {
        var (n, sum, size) = ((ulong)sums.Length, 0.0, 0.0);
        for (var drawn = 0; drawn < sums.Length; drawn++)
        {
            var at = (int)(((Next() >> 32) * n) >> 32);
            sum += sums[at];
            size += sizes[at];
        }
        return sum / size;
    }

    private static ulong Split(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
