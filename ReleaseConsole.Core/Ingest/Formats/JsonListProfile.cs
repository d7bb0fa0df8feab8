using System.Security.Cryptography;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Profiles one JSON list of objects from a stream, with the digest and the size that its canonical form has.</summary>
internal static class JsonListProfile
{
    public static async Task<Result<ProfiledList>> OfAsync(Stream stream, CancellationToken cancel)
    {
        using var rows = new JsonRows(stream);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var profiling = new DatasetProfiling("json");
        string? wide = null, other = null;
        var size = 0L;
        void Append(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            size += bytes.Length;
        }
        Append("["u8);
        for (var next = await rows.NextAsync(cancel); ; next = await rows.NextAsync(cancel))
        {
            if (!next.Succeeded)
                return next.Refusal;
            if (next.Value is not { } row)
                break;
            if (rows.Rows > 1)
                Append(","u8);
            Append(row);
            wide ??= rows.WideNumber;
            if (row[0] != (byte)'{')
                other ??= rows.Place;
            else if (other is null)
            {
                using var read = JsonDocument.Parse(row, new JsonDocumentOptions { MaxDepth = CanonicalJson.MaxDepth });
                profiling.Add(read.RootElement);
            }
        }
        Append("]"u8);
        return wide is not null ? ArtifactsRefusals.NumberNotExact(wide)
            : rows.Rows == 0 ? FormatRefusals.NoRows("1:1")
            : other is not null ? IngestRefusals.WrongType(other, "A row", "an object")
            : new ProfiledList(profiling.Done(bytes: default, size: 0), new LargeContent(Digest.FromHash(hash.GetHashAndReset()), size));
    }
}

/// <summary>What a list is like, and its canonical form as a content of its own.</summary>
internal sealed record ProfiledList(DatasetProfile Profile, LargeContent Canonical);
