using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Evidence that an entry is in the log, in one file that is checked offline (c2sp.org/tlog-proof): the entry's index, its
/// inclusion proof from the leaf's sibling up, and the signed checkpoint. Extra data is not authenticated.
/// </summary>
public sealed record TlogProof(long Index, IReadOnlyList<byte[]> Hashes, string Checkpoint, byte[]? Extra = null)
{
    public const string FileExtension = ".tlog-proof";

    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string ExtraStart = "extra ";
    private const string IndexStart = "index ";

    /// <summary>More than any tree of 2^63 leaves needs.</summary>
    private const int MaxHashes = 63;

    public static Result<TlogProof> Parse(string file)
    {
        var gap = file.IndexOf("\n\n", StringComparison.Ordinal);
        if (gap < 0)
            return AuditRefusals.ProofNotReadable("no empty line stands before the checkpoint");
        var lines = file[..gap].Split('\n');
        if (lines[0] != Header)
            return AuditRefusals.ProofNotReadable($"its first line is not {Header}");
        var at = 1;
        byte[]? extra = null;
        if (at < lines.Length && lines[at].StartsWith(ExtraStart, StringComparison.Ordinal)
            && !StrictBase64.TryDecode(lines[at++][ExtraStart.Length..], out extra))
            return AuditRefusals.ProofNotReadable("its extra data is not base64");
        if (at >= lines.Length || !lines[at].StartsWith(IndexStart, StringComparison.Ordinal)
            || !Audit.Checkpoint.TryParseSize(lines[at++][IndexStart.Length..], out var index))
            return AuditRefusals.ProofNotReadable("it has no index in plain decimal digits");
        var hashes = new List<byte[]>();
        foreach (var line in lines[at..])
        {
            if (!StrictBase64.TryDecode(line, out var hash) || hash.Length != MerkleTree.HashSize || hashes.Count == MaxHashes)
                return AuditRefusals.ProofNotReadable("a proof line is not a SHA-256 hash in base64");
            hashes.Add(hash);
        }
        return new TlogProof(index, hashes, file[(gap + 2)..], extra);
    }

    /// <summary>
    /// The checkpoint, when a known key of the origin signed it and the leaf is under its root at the index. The caller computes the
    /// leaf hash from the entry itself, so that the file cannot choose what it proves.
    /// </summary>
    public Result<Checkpoint> Verify(byte[] leafHash, string origin, IReadOnlyCollection<NoteKey> keys)
    {
        var opened = Audit.Checkpoint.Open(Checkpoint, origin, keys);
        if (!opened.Succeeded)
            return opened;
        var (_, size, root) = opened.Value;
        return MerkleProof.VerifyInclusion(leafHash, Index, size, Hashes, root) ? opened : AuditRefusals.NotIncluded(Index, size);
    }

    public override string ToString()
    {
        var file = new StringBuilder(Header).Append('\n');
        if (Extra is not null)
            file.Append(ExtraStart).Append(Convert.ToBase64String(Extra)).Append('\n');
        file.Append(CultureInfo.InvariantCulture, $"{IndexStart}{Index}\n");
        foreach (var hash in Hashes)
            file.Append(Convert.ToBase64String(hash)).Append('\n');
        return file.Append('\n').Append(Checkpoint).ToString();
    }
}
