using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Looks a text through that is too large to be held: what is no UTF-8 or holds a secret is refused with its place, as in a small one.</summary>
internal static class LargeText
{
    private const int Piece = 1024 * 1024;

    /// <summary>The digest and size of all of it; pieces of whole lines are looked at, because no secret goes over the end of one.</summary>
    public static async Task<Result<LargeContent>> LookThroughAsync(Stream stream, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Piece];
        var (held, lines, size) = (0, 0, 0L);
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(held), cancel)) > 0;)
        {
            hash.AppendData(buffer, held, read);
            size += read;
            held += read;
            if (held < buffer.Length)
                continue;
            var whole = buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && buffer.Length >= JsonLinesProfile.LongestLine)
                return IngestRefusals.LineTooLong(Places.Below(lines, "1:1")!, JsonLinesProfile.LongestLine);
            if (whole == 0)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                continue;
            }
            if (Refuse(buffer.AsSpan(0, whole), lines, size - held) is { } refusal)
                return refusal;
            lines += buffer.AsSpan(0, whole).Count((byte)'\n');
            buffer.AsSpan(whole, held - whole).CopyTo(buffer);
            held -= whole;
        }
        return Refuse(buffer.AsSpan(0, held), lines, size - held) is { } last
            ? last
            : new LargeContent(Digest.FromHash(hash.GetHashAndReset()), size);
    }

    private static Refusal? Refuse(ReadOnlySpan<byte> piece, int linesBefore, long bytesBefore)
    {
        if (TextPlace.FirstBadByte(piece) is >= 0 and var bad)
            return ArtifactsRefusals.NotUtf8(Places.Below(linesBefore, TextPlace.Of(piece, bad))!, bytesBefore + bad);
        return SecretScan.FirstIn(Encoding.UTF8.GetString(piece)) is { } secret
            ? IngestRefusals.SecretInContent(Places.Below(linesBefore, $"{secret.Line}:{secret.Column}")!, secret.Kind)
            : null;
    }
}
