using System.Formats.Tar;
using System.IO.Compression;
using ZstdSharp;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Unpacks zip and tar files into a staging folder, refusing every way an archive can reach beyond itself or swell. What is no file is
/// passed by with its reason.
/// </summary>
internal static class Archives
{
    /// <summary>Below this, compression that is only very good is not taken for an attack.</summary>
    private const long HarmlessSize = 1024 * 1024;

    public static async Task<Refusal?> UnpackAsync(Stream archive, Staging staging, CancellationToken cancel)
    {
        await using var file = File.Create(staging.ScratchFile);
        if (await CopyAsync(archive, file, staging.Limits.UploadLimit, cancel) is { } tooLarge)
            return tooLarge;
        file.Position = 0;
        var head = new byte[4];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        try
        {
            return head.AsSpan(0, read) switch
            {
                [(byte)'P', (byte)'K', ..] => await Zip.UnpackAsync(file, staging, cancel),
                [0x1F, 0x8B, ..] => await Tar.UnpackAsync(file, new GZipStream(file, CompressionMode.Decompress), staging, cancel),
                var begin when begin.SequenceEqual(Zstandard.Magic) =>
                    await Tar.UnpackAsync(file, Zstandard.Unpacked(file), staging, cancel),
                _ => await Tar.UnpackAsync(file, file, staging, cancel),
            };
        }
        catch (Exception fault) when (
            fault is InvalidDataException or FormatException or EndOfStreamException or NotSupportedException or ZstdException)
        {
            return IngestRefusals.ArchiveNotReadable(
                !IsPacked(head) && staging.Count == 0 ? "it is neither a zip nor a tar, a tar.gz or a tar.zst."
                : fault is EndOfStreamException ? "it ends too early. Was it sent whole?"
                : fault.Message);
        }
    }

    /// <summary>Whether it says what it is; a tar says so only behind its first name, and one of the old kind nowhere.</summary>
    private static bool IsPacked(ReadOnlySpan<byte> head) =>
        head is [(byte)'P', (byte)'K', ..] or [0x1F, 0x8B, ..] || head.SequenceEqual(Zstandard.Magic);

    /// <summary>An absolute path, or one that climbs above where it starts.</summary>
    public static bool Escapes(string path) =>
        path.StartsWith('/') || (path.Length > 1 && path[1] == ':') || path.Split('/').Contains("..");

    public static long ExpandedLimit(long packed, int ratio) => Math.Max(HarmlessSize, packed * ratio);

    /// <summary>Adds one entry while watching how far it swells.</summary>
    public static async Task<Refusal?> AddAsync(Staging staging, string path, Stream content, Allowance allowance, CancellationToken cancel)
    {
        await using var metered = new MeteredStream(content, allowance);
        var refusal = await staging.AddAsync(path, metered, cancel);
        return allowance.IsSpent ? IngestRefusals.ArchiveBomb(path, staging.Limits.RatioLimit) : refusal;
    }

    /// <summary>The path as it will be known, without the <c>./</c> many tools write; backslashes separate as well.</summary>
    public static string PathOf(string name)
    {
        var path = name.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        return path;
    }

    private static async Task<Refusal?> CopyAsync(Stream from, FileStream to, long limit, CancellationToken cancel)
    {
        var allowance = new Allowance(limit);
        await new MeteredStream(from, allowance).CopyToAsync(to, cancel);
        return allowance.IsSpent ? IngestRefusals.UploadTooLarge(limit) : null;
    }

    private static class Zip
    {
        private const int TypeMask = 0xF000;
        private const int NoType = 0;
        private const int File = 0x8000;
        private const int Folder = 0x4000;
        private const int Link = 0xA000;

        public static async Task<Refusal?> UnpackAsync(FileStream file, Staging staging, CancellationToken cancel)
        {
            var all = new Allowance(ExpandedLimit(file.Length, staging.Limits.RatioLimit));
            using var zip = new ZipReading(file);
            if (zip.Entries.Count > staging.Limits.FileCountLimit)
                return IngestRefusals.TooManyFiles(staging.Limits.FileCountLimit);
            for (var index = 0; index < zip.Entries.Count; index++)
            {
                var entry = zip.Entries[index];
                var path = PathOf(entry.FullName);
                if (Escapes(path))
                    return IngestRefusals.PathEscapes(path);
                if (path.Length == 0 || path.EndsWith('/'))
                    continue;
                if (TypeOf(entry) is not (NoType or File or Folder))
                {
                    if (PassBy(entry, path, staging) is { } stop)
                        return stop;
                    continue;
                }
                if (zip.WhyNot(index) is { } why)
                    return IngestRefusals.EntryNotReadable(path, why);
                var one = new Allowance(ExpandedLimit(entry.CompressedLength, staging.Limits.RatioLimit));
                await using var content = new MeteredStream(zip.Open(index), one);
                if (await AddAsync(staging, path, content, all, cancel) is { } refused)
                    return refused;
                if (one.IsSpent)
                    return IngestRefusals.ArchiveBomb(path, staging.Limits.RatioLimit);
            }
            return null;
        }

        private static Refusal? PassBy(ZipArchiveEntry entry, string path, Staging staging) => TypeOf(entry) == Link
            ? staging.LeaveOut(path, SourceRefusals.LinkPassedBy)
            : staging.Refuse(path, IngestRefusals.NotAFile(path));

        // The upper half holds Unix file modes when the archive was made on such a system; 0 elsewhere.
        private static int TypeOf(ZipArchiveEntry entry) => (entry.ExternalAttributes >> 16) & TypeMask;
    }

    private static class Tar
    {
        public static async Task<Refusal?> UnpackAsync(FileStream file, Stream tar, Staging staging, CancellationToken cancel)
        {
            // Metered below the reader too, so that a swollen header is not read to its end.
            var all = new Allowance(ExpandedLimit(file.Length, staging.Limits.RatioLimit));
            await using var metered = new MeteredStream(tar, all);
            await using var reader = new TarReader(new TarBlocks(metered), leaveOpen: true);
            try
            {
                while (await NextAsync(reader, cancel) is { } entry)
                    if (await TakeAsync(entry, staging, cancel) is { } refusal)
                        return all.IsSpent ? IngestRefusals.ArchiveBomb(entry.Name, staging.Limits.RatioLimit) : refusal;
            }
            catch (Exception fault) when (all.IsSpent && fault is InvalidDataException or EndOfStreamException)
            {
                return IngestRefusals.ArchiveBomb("the archive", staging.Limits.RatioLimit);
            }
            return all.IsSpent ? IngestRefusals.ArchiveBomb("the archive", staging.Limits.RatioLimit) : null;
        }

        /// <summary>
        /// The reader says in several ways that a header is broken: an impossible time overflows, a size too large is an invalid operation.
        /// </summary>
        private static async Task<TarEntry?> NextAsync(TarReader reader, CancellationToken cancel)
        {
            try
            {
                return await reader.GetNextEntryAsync(copyData: false, cancel);
            }
            catch (Exception fault) when (fault is OverflowException or ArgumentOutOfRangeException or InvalidOperationException)
            {
                throw new InvalidDataException(fault.Message, fault);
            }
        }

        private static async Task<Refusal?> TakeAsync(TarEntry entry, Staging staging, CancellationToken cancel)
        {
            var path = PathOf(entry.Name);
            if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
                return null;
            if (Escapes(path))
                return IngestRefusals.PathEscapes(path);
            return entry.EntryType switch
            {
                TarEntryType.Directory => null,
                TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile =>
                    await staging.AddAsync(path, entry.DataStream ?? Stream.Null, cancel),
                TarEntryType.SymbolicLink => staging.LeaveOut(path, SourceRefusals.LinkPassedBy),
                TarEntryType.HardLink => staging.LeaveOut(path, SourceRefusals.HardLinkPassedBy),
                _ => staging.Refuse(path, IngestRefusals.NotAFile(path)),
            };
        }
    }
}
