using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ZstdSharp;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The documents of an <c>.eval</c> archive as one log: <c>header.json</c> with its <c>samples/*.json</c>. Older versions of
/// Inspect compress them with Deflate, newer ones with Zstandard.
/// </summary>
internal static class InspectArchive
{
    private const string Header = "header.json";
    private const long UnpackedAtMost = 192_000_000;
    private const int EntriesAtMost = 100_000;

    public static Result<JsonObject> Unpacked(byte[] bytes)
    {
        try
        {
            using var archive = new ZipReading(new MemoryStream(bytes));
            if (archive.Entries.Count > EntriesAtMost)
                return FormatRefusals.EvalNotReadable("it has too many entries");
            var left = UnpackedAtMost;
            var names = archive.Entries.Select((entry, index) => (Name: entry.FullName, Index: index)).ToList();
            if (names.FindIndex(one => one.Name == Header) is not (>= 0 and var header))
                return FormatRefusals.EvalNotReadable($"it has no {Header}, so the run did not end");
            var log = Document(archive, header, ref left);
            if (!log.Succeeded)
                return log.Refusal;
            if (!InspectLog.IsLog(log.Value))
                return FormatRefusals.EvalNotReadable($"its {Header} is no Inspect log");
            var samples = new JsonArray();
            foreach (var (_, index) in names.Where(
                one => one.Name.StartsWith("samples/", StringComparison.Ordinal) && one.Name.EndsWith(".json", StringComparison.Ordinal))
                .OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                var sample = Document(archive, index, ref left);
                if (!sample.Succeeded)
                    return sample.Refusal;
                samples.Add(sample.Value);
            }
            log.Value["samples"] = samples;
            return log.Value;
        }
        catch (ZstdException fault)
        {
            return FormatRefusals.EvalNotReadable($"an entry compressed with Zstandard cannot be unpacked ({fault.Message})");
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException or ArgumentException
            or OverflowException)
        {
            return FormatRefusals.EvalNotReadable("it is no archive that can be unpacked");
        }
    }

    private static Result<JsonObject> Document(ZipReading archive, int index, ref long left)
    {
        var name = archive.Entries[index].FullName;
        if (archive.WhyNot(index) is { } why)
            return FormatRefusals.EvalNotReadable($"{name} {why}");
        using var stream = archive.Open(index);
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
                return FormatRefusals.EvalNotReadable($"unpacked it is larger than {Sized.Of(UnpackedAtMost)}");
            copy.Write(buffer, 0, read);
        }
        var bytes = copy.ToArray();
        var canonical = LooseNumbers.Read(bytes);
        if (!canonical.Succeeded)
            return FormatRefusals.EvalNotReadable($"{name}: {canonical.Refusal.Sentence}") with { Place = canonical.Refusal.Place };
        if (SecretScan.FirstIn(Encoding.UTF8.GetString(bytes)) is { } secret)
            return IngestRefusals.SecretInContent($"{secret.Line}:{secret.Column}", secret.Kind);
        return JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth }) is JsonObject members
            ? members
            : FormatRefusals.EvalNotReadable($"{name} is no object");
    }
}
