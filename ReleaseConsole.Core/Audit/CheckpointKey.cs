using System.Security.Cryptography;
using System.Text;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The private key that signs checkpoints: ECDSA P-256, kept as a PKCS#8 PEM file that only its owner may read.
/// One key serves the logs of all tenants; each signs under its own origin.
/// </summary>
public sealed class CheckpointKey : IDisposable
{
    private readonly Lock _signing = new();
    private readonly ECDsa _key;

    private CheckpointKey(ECDsa key) => _key = key;

    /// <summary>
    /// The key in the file, or a new one when there is no file yet. The file appears whole or not at all, and of two processes
    /// that start at once both end with the key of the one that was first.
    /// </summary>
    public static CheckpointKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
            Create(path);
        return Load(path);
    }

    public static CheckpointKey Load(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize != 256)
                throw new CryptographicException("The key is not on P-256.");
            return new CheckpointKey(key);
        }
        catch (Exception unusable) when (unusable is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} holds no P-256 private key; restore it from a backup: {unusable.Message}", unusable);
        }
    }

    /// <summary>What a reader needs to check this key's signatures under the origin.</summary>
    public NoteKey PublicKey(string origin) => NoteKey.Of(origin, _key);

    /// <summary>The checkpoint as a note signed under its own origin.</summary>
    public SignedNote Sign(Checkpoint checkpoint) => Sign(checkpoint.Origin, checkpoint.Text);

    /// <summary>Another text of the log under its origin; its first line must keep it from being read as a checkpoint.</summary>
    internal SignedNote Sign(string origin, string text)
    {
        lock (_signing)
        {
            var signature = _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            return new SignedNote(text, [new NoteSignature(origin, PublicKey(origin).Id, signature)]);
        }
    }

    public void Dispose() => _key.Dispose();

    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var (turn, draft) = (Path.Combine(folder, $".{Path.GetFileName(path)}.lock"), Path.Combine(
            folder, $".{Path.GetFileName(path)}.new"));
        // A move that does not overwrite looks and then renames, so it alone would let two processes through: they take turns.
        using var mine = TakeTurn(turn, path);
        if (mine is not null && !File.Exists(path))
        {
            Write(draft);
            File.Move(draft, path, overwrite: false);
        }
        // Whoever still waits on this file, or makes it anew, finds the key there when the turn comes.
        File.Delete(turn);
    }

    /// <summary>A lock that ends with this process at the latest; null as soon as another one made the key.</summary>
    private static FileStream? TakeTurn(string turn, string path)
    {
        while (!File.Exists(path))
        {
            try
            {
                return new FileStream(turn, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (File.Exists(turn) || File.Exists(path))
            {
                Thread.Yield();
            }
        }
        return null;
    }

    private static void Write(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var file = new FileStream(draft, options);
        file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        file.Flush(flushToDisk: true);
    }
}
