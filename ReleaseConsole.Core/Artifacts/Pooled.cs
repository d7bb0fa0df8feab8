using System.Buffers;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Growth of arrays that are rented from the shared pool.</summary>
internal static class Pooled
{
    /// <summary>Replaces the array by one at least twice as long that has room for <paramref name="more"/> behind what is used.</summary>
    public static void Grow<T>(ref T[] array, int used, int more)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(checked(used + more), (int)Math.Min(Array.MaxLength, array.Length * 2L)));
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
