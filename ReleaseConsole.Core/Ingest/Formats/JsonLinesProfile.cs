using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Profiles JSON Lines from a stream, one line at a time: memory depends on the longest line, not on the file. A line that is no JSON
/// object is refused with its place.
/// </summary>
public static class JsonLinesProfile
{
    public const int LongestLine = 16_000_000;

    public static async Task<Result<DatasetProfile>> OfAsync(Stream stream, CancellationToken cancel)
    {
        using var bytes = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var profiling = new DatasetProfiling("jsonl");
        var buffer = new byte[128 * 1024];
        var (held, number, cases, size) = (0, 0, 0L, 0L);
        var ended = false;
        while (!ended)
        {
            if (held == buffer.Length)
                if (buffer.Length >= LongestLine)
                    return TooLong(number + 1);
                else
                    Array.Resize(ref buffer, buffer.Length * 2);
            var read = await stream.ReadAsync(buffer.AsMemory(held), cancel);
            ended = read == 0;
            bytes.AppendData(buffer, held, read);
            size += read;
            held += read;
            var taken = 0;
            while (Line(buffer.AsMemory(taken, held - taken), ended) is { } line)
            {
                taken += line.Length + (taken + line.Length < held ? 1 : 0);
                number++;
                if (line.Length > LongestLine)
                    return TooLong(number);
                var added = Add(profiling, line.Span, number);
                if (!added.Succeeded)
                    return added.Refusal;
                cases += added.Value;
                if (taken >= held)
                    break;
            }
            buffer.AsSpan(taken, held - taken).CopyTo(buffer);
            held -= taken;
        }
        return cases == 0
            ? FormatRefusals.EmptyFile()
            : profiling.Done(Digest.Parse("sha256:" + Convert.ToHexStringLower(bytes.GetHashAndReset())), size);
    }

    /// <summary>Up to the next line feed; at the end of the stream, what is left; null when more has to be read.</summary>
    private static ReadOnlyMemory<byte>? Line(ReadOnlyMemory<byte> rest, bool ended)
    {
        if (rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
            return rest[..end];
        return ended && rest.Length > 0 ? rest : (ReadOnlyMemory<byte>?)null;
    }

    /// <summary>1 for a row, 0 for a blank line.</summary>
    private static Refusal TooLong(int line) =>
        FormatRefusals.LineTooLong(string.Create(CultureInfo.InvariantCulture, $"{line}:1"), LongestLine);

    private static Result<int> Add(DatasetProfiling profiling, ReadOnlySpan<byte> line, int number)
    {
        if (number == 1 && line.StartsWith(CanonicalText.ByteOrderMark))
            line = line[CanonicalText.ByteOrderMark.Length..];
        if (line.Trim(" \t\r"u8).IsEmpty)
            return 0;
        var canonical = CanonicalJson.From(line);
        if (!canonical.Succeeded)
            return canonical.Refusal with { Place = InLine(number, canonical.Refusal.Place) };
        if (canonical.Value[0] != (byte)'{')
            return FormatRefusals.NotAnObjectLine(InLine(number, "1:1"));
        // The lines are kept as they are; digits that no double holds are counted as they are spelt.
        using var row = JsonDocument.Parse(
            WideNumbers.FirstIn(line) is null ? canonical.Value : line.ToArray(),
            new JsonDocumentOptions { MaxDepth = CanonicalJson.MaxDepth });
        profiling.Add(row.RootElement);
        return 1;
    }

    private static string InLine(int line, string? place) =>
        string.Create(CultureInfo.InvariantCulture, $"{line}:{Places.Parse(place).Column ?? 1}");
}
