using System.Globalization;
using System.IO.Compression;
using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The answer to a search as one ZIP that is checked offline: what was asked (signed), each entry with its inclusion proof
/// (c2sp.org/tlog-proof, the entry itself as extra data), and the same entries as a table.
/// </summary>
public sealed record ProvedSearch(
    string Origin, string VerifierKey, byte[] Asked, IReadOnlyList<AuditRow> Rows, IReadOnlyList<TlogProof> Proofs, SignedNote Note)
{
    private const string AskedName = "search.json";
    private const string NoteName = "search.note";
    private const string ProofFolder = "entries/";
    private const long LongestFile = 4 * 1024 * 1024;

    private const string ReadMe = """
        search.json    what was asked, by whom and when, how many entries answered, and the digest over their hashes
        search.note    the digest of search.json, signed by the log (c2sp.org/signed-note)
        entries/*      each entry with its proof that it is in the log (c2sp.org/tlog-proof); the extra data is the entry
        entries.csv    the same entries as a table, for reading
        verifier-key   the log's public key; get it once more from whoever runs the console, and compare

        "release-console audit check FILE --key KEY" checks all of it without the console's database.

        """;

    /// <summary>The text that is signed: the log's name for searches, and the digest of the question with its answer's digest.</summary>
    internal static string TextOf(string origin, byte[] asked) => $"{origin}/search\n{Digest.Of(asked)}\n";

    /// <summary>One digest over all entries, in order, so that none can be left out of the file unseen.</summary>
    internal static Digest Over(IEnumerable<byte[]> leafHashes) => Digest.Of(leafHashes.SelectMany(hash => hash).ToArray());

    public async Task WriteAsync(Stream to, CancellationToken cancel)
    {
        // The archive closes its entries by blocking writes, which a web server refuses; its entries are in memory anyway.
        using var whole = new MemoryStream();
        using (var archive = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
            await FillAsync(archive, cancel);
        whole.Position = 0;
        await whole.CopyToAsync(to, cancel);
    }

    private async Task FillAsync(ZipArchive archive, CancellationToken cancel)
    {
        await AddAsync(archive, "README.txt", Encoding.UTF8.GetBytes(ReadMe), cancel);
        await AddAsync(archive, AskedName, Asked, cancel);
        await AddAsync(archive, NoteName, Encoding.UTF8.GetBytes(Note.ToString()), cancel);
        await AddAsync(archive, "verifier-key", Encoding.UTF8.GetBytes(VerifierKey + "\n"), cancel);
        await AddAsync(archive, "entries.csv", Encoding.UTF8.GetBytes(AuditCsv.Of(Rows)), cancel);
        foreach (var proof in Proofs)
            await AddAsync(archive, string.Create(CultureInfo.InvariantCulture, $"{ProofFolder}{proof.Index:D9}{TlogProof.FileExtension}"),
                Encoding.UTF8.GetBytes(proof.ToString()), cancel);
    }

    /// <summary>
    /// How many entries the file proves, when the key signed the question and the log holds every entry; otherwise what is wrong.
    /// </summary>
    public static async Task<Result<int>> CheckAsync(Stream file, NoteKey key, CancellationToken cancel)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var asked = await ReadAsync(archive.GetEntry(AskedName), cancel);
            var note = SignedNote.Parse(Encoding.UTF8.GetString(await ReadAsync(archive.GetEntry(NoteName), cancel)));
            if (!note.Succeeded)
                return note.Refusal;
            if (note.Value.Verify([key]) is { Succeeded: false } untrusted)
                return untrusted.Refusal;
            if (note.Value.Text != TextOf(key.Name, asked))
                return AuditRefusals.ExportBroken("search.json is not what was signed");

            var leaves = new List<byte[]>();
            foreach (var entry in archive.Entries.Where(one => one.FullName.StartsWith(ProofFolder, StringComparison.Ordinal))
                .OrderByDescending(one => one.FullName, StringComparer.Ordinal))
            {
                var proof = TlogProof.Parse(Encoding.UTF8.GetString(await ReadAsync(entry, cancel)));
                if (!proof.Succeeded)
                    return proof.Refusal;
                var leaf = AuditDocument.LeafHashOf(Encoding.UTF8.GetString(proof.Value.Extra ?? []));
                if (proof.Value.Verify(leaf, key.Name, [key]) is { Succeeded: false } wrong)
                    return wrong.Refusal;
                leaves.Add(leaf);
            }
            return AskedSearch.Of(asked)?.Entries == Over(leaves)
                ? leaves.Count
                : AuditRefusals.ExportBroken("the entries are not those the search found");
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Text.Json.JsonException)
        {
            return AuditRefusals.ExportBroken(broken.Message.TrimEnd('.'));
        }
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] bytes, CancellationToken cancel)
    {
        await using var stream = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        await stream.WriteAsync(bytes, cancel);
    }

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry? entry, CancellationToken cancel)
    {
        if (entry is null || entry.Length > LongestFile)
            throw new InvalidDataException(
                entry is null ? "It lacks search.json or search.note." : $"{entry.FullName} is larger than an entry can be.");
        await using var stream = await entry.OpenAsync(cancel);
        var bytes = new byte[entry.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
