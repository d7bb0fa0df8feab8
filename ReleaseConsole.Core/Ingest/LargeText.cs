using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Looks a text through that is too large to be held: what is no UTF-8 or holds a secret is refused with its place, as in a small one.
/// </summary>
internal static class LargeText
{
    private const int Piece = 1024 * 1024;

    /// <summary>
    /// The digest and size of all of it; pieces of whole lines are looked at, because no secret goes over the end of one. A JSON list may
    /// be one line; in it no secret goes over the end of an object.
    /// </summary>
    public static async Task<Result<LargeContent>> LookThroughAsync(Stream stream, bool isList, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Piece];
        var (held, size) = (0, 0L);
        var before = (Lines: 0, Characters: 0);
        for (int read; (read = await stream.ReadAsync(buffer.AsMemory(held), cancel)) > 0;)
        {
            hash.AppendData(buffer, held, read);
            size += read;
            held += read;
            if (held < buffer.Length)
                continue;
            var whole = buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && isList)
                whole = buffer.AsSpan(0, held).LastIndexOf("},"u8) + 1;
            if (whole == 0 && buffer.Length >= JsonLinesProfile.LongestLine)
                return FormatRefusals.LineTooLong(Places.Behind(before.Lines, before.Characters, "1:1"), JsonLinesProfile.LongestLine);
            if (whole == 0)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                continue;
            }
            if (Refuse(buffer.AsSpan(0, whole), before, size - held) is { } refusal)
                return refusal;
            before = Behind(buffer.AsSpan(0, whole), before);
            buffer.AsSpan(whole, held - whole).CopyTo(buffer);
            held -= whole;
        }
        return Refuse(buffer.AsSpan(0, held), before, size - held) is { } last
            ? last
            : new LargeContent(Digest.FromHash(hash.GetHashAndReset()), size);
    }

    private static (int Lines, int Characters) Behind(ReadOnlySpan<byte> piece, (int Lines, int Characters) before)
    {
        var lines = piece.Count((byte)'\n');
        var characters = Encoding.UTF8.GetCharCount(piece[(piece.LastIndexOf((byte)'\n') + 1)..]);
        return lines == 0 ? (before.Lines, before.Characters + characters) : (before.Lines + lines, characters);
    }

    private static Refusal? Refuse(ReadOnlySpan<byte> piece, (int Lines, int Characters) before, long bytesBefore)
    {
        if (TextPlace.FirstBadByte(piece) is >= 0 and var bad)
            return ArtifactsRefusals.NotUtf8(Places.Behind(before.Lines, before.Characters, TextPlace.Of(piece, bad)), bytesBefore + bad);
        return SecretScan.FirstIn(Encoding.UTF8.GetString(piece)) is { } secret
            ? IngestRefusals.SecretInContent(
                Places.Behind(before.Lines, before.Characters, $"{secret.Line}:{secret.Column}"), secret.Kind)
            : null;
    }
}
