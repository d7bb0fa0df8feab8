using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The address of content: SHA-256 over its canonical bytes, written <c>sha256:</c> and 64 lower-case hex digits.
/// Equal digests mean equal bytes; nothing else identifies what is signed, live or compared.
/// </summary>
public readonly record struct Digest : IComparable<Digest>
{
    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    private readonly string? _hex;

    private Digest(string hex) => _hex = hex;

    /// <summary>The 64 hex digits without the algorithm.</summary>
    public string Hex => _hex ?? throw new InvalidOperationException("An unset digest has no value.");

    public bool IsSet => _hex is not null;

    /// <summary>The first eight hex digits, as lists show it; never used to decide anything.</summary>
    public string Abbreviated => Hex[..8];

    public static Digest Of(ReadOnlySpan<byte> bytes) => FromHash(SHA256.HashData(bytes));

    /// <summary>The digest of the text's UTF-8 bytes, as they are.</summary>
    public static Digest Of(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        try
        {
            return Of(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public static async Task<Digest> OfAsync(Stream stream, CancellationToken cancel) =>
        FromHash(await SHA256.HashDataAsync(stream, cancel));

    public static Digest FromHash(ReadOnlySpan<byte> hash) => hash.Length == 32
        ? new Digest(Convert.ToHexStringLower(hash))
        : throw new ArgumentException("A SHA-256 hash has 32 bytes.", nameof(hash));

    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is null || text.Length != Prefix.Length + 64 || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var hex = text[Prefix.Length..];
        if (hex.AsSpan().ContainsAnyExcept(LowerHex))
            return false;
        digest = new Digest(hex);
        return true;
    }

    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"Not a digest: {text}");

    public int CompareTo(Digest other) => string.CompareOrdinal(_hex, other._hex);

    public override string ToString() => _hex is null ? "" : Prefix + _hex;

    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;
}
