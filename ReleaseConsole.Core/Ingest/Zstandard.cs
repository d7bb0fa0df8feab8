using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ReleaseConsole.Core.Ingest;

/// <summary>What Zstandard packed (RFC 8878), unpacked while it is read.</summary>
internal static class Zstandard
{
    /// <summary>
    /// 2^23 bytes: the window RFC 8878 asks every decoder to have. A frame that wants more memory is refused before it gets any.
    /// </summary>
    private const int LargestWindow = 23;

    /// <summary>How every frame begins.</summary>
    public static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    public static DecompressionStream Unpacked(Stream packed)
    {
        var unpacked = new DecompressionStream(packed);
        unpacked.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindow);
        return unpacked;
    }
}
